import { findFact, keepFact } from '@/db/facts';
import { endOfSome, keepComparison, lastComparison } from '@/db/orders/comparisons';
import { listOpenDisputes } from '@/db/orders/disputes';
import type { Tx } from '@/db/store';
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
const atOnce = 100;

/** A comparison that goes on from call to call. */
type Round = {
  readonly begunAt: Instant;
  /** Parts take turns, so that none is left out where a round takes longer than an hour. */
  readonly part: number;
  /** What is still to be compared, the young ones first; none at the end. */
  readonly spans: readonly Span[];
  /** What differed last time stays in sight until it agrees. */
  readonly again: readonly string[];
  readonly payments: number;
  readonly differences: readonly Difference[];
};
/** The last round. */
const roundFact = 'books-compared';

/** Compares once an hour: what is young, and the part of the older payments whose turn it is. @returns 0: comparing makes nothing due. */
export async function compareBooksWhenDue(ctx: Context, most = atOnce): Promise<number> {
  const last = (await findFact(ctx.reader, roundFact)) as Round | undefined;
  const round = last && last.spans.length > 0 ? last : await beginWhenDue(ctx, last);
  const next = round && (await goOn(ctx, round, most));
  if (!next) return 0;
  await ctx.transaction(async (tx) => {
    await keepFact(tx, { name: roundFact, value: next });
    if (next.spans.length === 0) await keepRound(tx, ctx, next);
    return accept(null);
  });
  return 0;
}

async function beginWhenDue(ctx: Context, before: Round | undefined): Promise<Round | null> {
  const last = await lastComparison(ctx.reader);
  const now = ctx.clock.now();
  const isDue = !last || now - last.checkedAt >= everyMs || last.checkedAt > now;
  return isDue ? begin(ctx, before ? (before.part + 1) % partCount : 0) : null;
}

/** Our ledger against the provider's book, what is young, to the end. Null where the provider could not be asked. */
export async function compareBooks(ctx: Context): Promise<readonly Difference[] | null> {
  const round = await goOn(ctx, await begin(ctx, null), Number.MAX_SAFE_INTEGER);
  if (round) await ctx.transaction(async (tx) => accept(await keepRound(tx, ctx, round)));
  return round?.differences ?? null;
}

async function begin(ctx: Context, part: number | null): Promise<Round> {
  // Open or lost, the money is gone all the same: only asking tells that a dispute has ended.
  for (const { paymentId: id } of await listOpenDisputes(ctx.reader)) await refreshPayment(ctx, { id });
  const begunAt = ctx.clock.now();
  const until = begunAt + 1;
  const again = ((await lastComparison(ctx.reader))?.differences ?? []).map(({ reference }) => reference);
  const spans = [{ from: until - youngMs, until }, ...(part === null ? [] : [spanOf(part, begunAt)])];
  return { begunAt, part: part ?? 0, spans, again, payments: 0, differences: [] };
}

function spanOf(part: number, now: Instant): Span {
  const until = now - youngMs - part * partMs;
  return { from: until - partMs, until };
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
      ...round,
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

async function keepRound(tx: Tx, ctx: Context, { begunAt, payments, differences }: Round): Promise<void> {
  const provider = ctx.payments.name;
  await keepComparison(tx, { provider, checkedAt: begunAt, payments, differences: [...differences] });
}
