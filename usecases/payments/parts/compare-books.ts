import { dropFact, findFact, keepFact } from '@/db/facts';
import { endOfSome, keepComparison, lastComparison } from '@/db/orders/comparisons';
import { listOpenDisputes } from '@/db/orders/disputes';
import { accept } from '@/domain/kernel/result';
import type { Instant, Span } from '@/domain/time/wall';
import { hourMs } from '@/domain/time/zone';
import type { Context } from '../../context';
import { besideTheirs, type Difference } from './books-beside';
import { refreshPayment } from './payment-news';

const everyMs = hourMs;
/** Payments so young are compared every time. */
const youngMs = 2 * 24 * hourMs;
/** Older ones once a day, a part of them every hour, so that no hour has much to do… */
const partMs = 5 * 24 * hourMs;
/** …for so many parts, 120 days: disputes come within it, as a rule. */
const partCount = 24;
/** So many payments a call, that nothing else waits long; the next call goes on. */
const atOnce = 300;

/** A comparison that goes on from call to call. */
type Round = {
  readonly begunAt: Instant;
  /** What is still to be compared, the young ones first. */
  readonly spans: readonly Span[];
  /** What differed last time stays in sight until it agrees. */
  readonly again: readonly string[];
  readonly payments: number;
  readonly differences: readonly Difference[];
};
/** The round under way, where there is one. */
const roundFact = 'books-under-comparison';

/** Compares once an hour: what is young, and the part of the older payments whose hour it is. @returns 0: comparing makes nothing due. */
export async function compareBooksWhenDue(ctx: Context, most = atOnce): Promise<number> {
  const begun = (await findFact(ctx.reader, roundFact)) as Round | undefined;
  const round = begun ?? (await beginWhenDue(ctx));
  const next = round && (await goOn(ctx, round, most));
  if (next && next.spans.length > 0) await keepRound(ctx, next);
  else if (next) await endRound(ctx, next);
  return 0;
}

async function beginWhenDue(ctx: Context): Promise<Round | null> {
  const last = await lastComparison(ctx.reader);
  const now = ctx.clock.now();
  const isDue = !last || now - last.checkedAt >= everyMs || last.checkedAt > now;
  return isDue ? begin(ctx, partOf(now)) : null;
}

function partOf(now: Instant): Span {
  const until = now - youngMs - (Math.floor(now / everyMs) % partCount) * partMs;
  return { from: until - partMs, until };
}

/** Our ledger against the provider's book, what is young and the part, to the end. Null where the provider could not be asked. */
export async function compareBooks(
  ctx: Context,
  part: Span | null = null,
): Promise<readonly Difference[] | null> {
  const round = await goOn(ctx, await begin(ctx, part), Number.MAX_SAFE_INTEGER);
  if (round) await endRound(ctx, round);
  return round?.differences ?? null;
}

async function begin(ctx: Context, part: Span | null): Promise<Round> {
  // Open or lost, the money is gone all the same: only asking tells that a dispute has ended.
  for (const { paymentId: id } of await listOpenDisputes(ctx.reader)) await refreshPayment(ctx, { id });
  const begunAt = ctx.clock.now();
  const until = begunAt + 1;
  const again = ((await lastComparison(ctx.reader))?.differences ?? []).map(({ reference }) => reference);
  const spans = [{ from: until - youngMs, until }, ...(part ? [part] : [])];
  return { begunAt, spans, again, payments: 0, differences: [] };
}

/** Compares so many payments more. Null where the provider could not be asked. */
async function goOn(ctx: Context, begun: Round, most: number): Promise<Round | null> {
  let round = begun;
  while (round.payments - begun.payments < most) {
    const [span, ...later] = round.spans;
    if (!span) break;
    const until = await endOfSome(ctx.reader, span, most - (round.payments - begun.payments));
    const found = await besideTheirs(ctx, { span: { from: span.from, until }, named: round.again });
    if (!found) return null;
    round = {
      begunAt: round.begunAt,
      spans: until < span.until ? [{ from: until, until: span.until }, ...later] : later,
      again: [],
      payments: round.payments + found.payments,
      differences: joined(round.differences, found.differences),
    };
  }
  return round;
}

/** A payment found in two spans, by their clock and by ours, differs once: as it was seen last. */
function joined(before: readonly Difference[], found: readonly Difference[]): Difference[] {
  const again = new Set(found.map(({ reference }) => reference));
  return [...before.filter(({ reference }) => !again.has(reference)), ...found];
}

async function keepRound(ctx: Context, round: Round): Promise<void> {
  await ctx.transaction(async (tx) => accept(await keepFact(tx, { name: roundFact, value: round })));
}

async function endRound(ctx: Context, { begunAt, payments, differences }: Round): Promise<void> {
  await ctx.transaction(async (tx) => {
    await dropFact(tx, roundFact);
    const provider = ctx.payments.name;
    return accept(
      await keepComparison(tx, { provider, checkedAt: begunAt, payments, differences: [...differences] }),
    );
  });
}
