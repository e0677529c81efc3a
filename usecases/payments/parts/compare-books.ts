import {
  isAnyUnnamed,
  keepComparison,
  lastComparison,
  listOurPages,
  type OurPage,
} from '@/db/orders/comparisons';
import { listOpenDisputes } from '@/db/orders/disputes';
import { accept } from '@/domain/kernel/result';
import { hourMs } from '@/domain/time/zone';
import type { Standing } from '@/providers/payments/port';
import type { Context } from '../../context';
import { refreshPayment } from './payment-news';

const everyMs = hourMs;
/** Payments so young are compared every time. */
const youngMs = 2 * 24 * hourMs;
/** Older ones once a day, a part of them every hour, so that no hour has much to do… */
const partMs = 5 * 24 * hourMs;
/** …for so many parts, 120 days: disputes come within it, as a rule. */
const partCount = 24;
/** Their clock and ours may differ by so much, and a payment may take so long. */
const aroundMs = hourMs;

/** One payment and currency where the books differ, in minor units: taken less given back. */
export type Difference = {
  readonly reference: string;
  readonly currency: string;
  readonly oursMinor: number;
  readonly theirsMinor: number;
};

/** Compares once an hour: what is young, and the part of the older payments whose hour it is. @returns 0: comparing makes nothing due. */
export async function compareBooksWhenDue(ctx: Context): Promise<number> {
  const last = await lastComparison(ctx.reader);
  const now = ctx.clock.now();
  const isDue = !last || now - last.checkedAt >= everyMs || last.checkedAt > now;
  if (isDue) await compareBooks(ctx, partOf(now));
  return 0;
}

function partOf(now: number): Span {
  const until = now - youngMs - (Math.floor(now / everyMs) % partCount) * partMs;
  return { from: until - partMs, until };
}

/**
 * Our ledger against the provider's book, payment by payment. Where they differ the payment is refreshed first, for a message
 * may have been lost; what differs then is for people to look at. Null where the provider could not be asked.
 */
export async function compareBooks(
  ctx: Context,
  part: Span | null = null,
): Promise<readonly Difference[] | null> {
  // Open or lost, the money is gone all the same: only asking tells that a dispute has ended.
  for (const { paymentId: id } of await listOpenDisputes(ctx.reader)) await refreshPayment(ctx, { id });
  const until = ctx.clock.now() + 1;
  const spans = [{ from: until - youngMs, until }, ...(part ? [part] : [])];
  // What differed last time stays in sight until it agrees.
  const again = ((await lastComparison(ctx.reader))?.differences ?? []).map(({ reference }) => reference);
  const first = await differ(ctx, spans, again);
  if (!first) return null;
  for (const { ours } of first.differing) if (ours) await refreshPayment(ctx, { id: ours.paymentId });
  const second = first.differing.length > 0 ? await differ(ctx, spans, again) : first;
  if (!second) return null;
  const differences = second.differing.map(({ difference }) => difference);
  await ctx.transaction(async (tx, now) =>
    accept(
      await keepComparison(tx, {
        provider: ctx.payments.name,
        checkedAt: now,
        payments: second.payments,
        differences,
      }),
    ),
  );
  return differences;
}

type Differing = { readonly ours: OurPage | null; readonly difference: Difference };
type Span = { readonly from: number; readonly until: number };

async function differ(
  ctx: Context,
  spans: readonly Span[],
  again: readonly string[],
): Promise<{ payments: number; differing: Differing[] } | null> {
  const pages = await theirPages(ctx, spans, again);
  if (!pages) return null;
  // Asked after their book was read and before ours: a payment we do not know yet may be one of these.
  const isAnyYoung = await isAnyUnnamed(ctx.reader);
  const ours = new Map<string, OurPage>();
  for (const span of spans)
    for (const page of await listOurPages(ctx.reader, { ...span, named: [] })) ours.set(page.reference, page);
  const named = [...pages.keys(), ...again].filter((reference) => !ours.has(reference));
  for (const page of await listOurPages(ctx.reader, { from: 0, until: 0, named }))
    ours.set(page.reference, page);
  const known = [...pages.keys()].filter((reference) => ours.has(reference) || !isAnyYoung);
  const references = [...new Set([...known, ...ours.keys()])];
  const differing = references.flatMap((reference) =>
    compare({ reference, ours: ours.get(reference) ?? null, theirs: pages.get(reference) ?? null }),
  );
  return { payments: references.length, differing };
}

/** Null where the provider could not be asked. */
async function theirPages(
  ctx: Context,
  spans: readonly Span[],
  again: readonly string[],
): Promise<Map<string, Standing> | null> {
  const pages = new Map<string, Standing>();
  for (const { from, until } of spans) {
    const theirs = await ctx.payments.list({ from: from - aroundMs, until: until + aroundMs });
    if ('kind' in theirs) return null;
    for (const page of theirs) pages.set(page.reference, page);
  }
  for (const reference of again.filter((one) => !pages.has(one))) {
    const page = await ctx.payments.read(reference);
    if (page && 'kind' in page) return null;
    if (page) pages.set(reference, page);
  }
  return pages;
}

type Pair = { readonly reference: string; readonly ours: OurPage | null; readonly theirs: Standing | null };

function compare({ reference, ours, theirs }: Pair): Differing[] {
  if (ours?.isUnderWay) return [];
  const oursMinor = ours?.netMinor ?? 0;
  const theirsMinor = theirs ? netOf(theirs) : 0;
  const isOfOneCurrency =
    !ours || !theirs?.currency || ours.currency === theirs.currency || theirsMinor === 0;
  if (oursMinor === theirsMinor && isOfOneCurrency) return [];
  const currency = theirs?.currency || ours?.currency || '';
  return [{ ours, difference: { reference, currency, oursMinor, theirsMinor } }];
}

function netOf({ capturedMinor, refunds, disputes }: Standing): number {
  const back = refunds
    .filter((one) => one.status !== 'failed')
    .reduce((sum, one) => sum + one.amountMinor, 0);
  const gone = disputes.filter((one) => one.status !== 'won').reduce((sum, one) => sum + one.amountMinor, 0);
  return capturedMinor - back - gone;
}
