import { keepComparison, lastComparison, listOurPages, type OurPage } from '@/db/orders/comparisons';
import { listOpenDisputes } from '@/db/orders/disputes';
import { accept } from '@/domain/kernel/result';
import { hourMs } from '@/domain/time/zone';
import type { Standing } from '@/providers/payments/port';
import type { Context } from '../../context';
import { refreshPayment } from './payment-news';

/** A payment is compared for so long after it began: disputes come within it, as a rule. */
const lookBackMs = 120 * 24 * hourMs;
const everyMs = hourMs;
/** Their clock and ours may differ by so much, and a payment may take so long. */
const aroundMs = hourMs;

/** One payment and currency where the books differ, in minor units: taken less given back. */
export type Difference = {
  readonly reference: string;
  readonly currency: string;
  readonly oursMinor: number;
  readonly theirsMinor: number;
};

/** Compares once an hour. @returns 0: comparing makes nothing due. */
export async function compareBooksWhenDue(ctx: Context): Promise<number> {
  const last = await lastComparison(ctx.reader);
  const now = ctx.clock.now();
  const isDue = !last || now - last.checkedAt >= everyMs || last.checkedAt > now;
  if (isDue) await compareBooks(ctx);
  return 0;
}

/**
 * Our ledger against the provider's book, payment by payment. Where they differ the payment is refreshed first, for a message
 * may have been lost; what differs then is for people to look at. Null where the provider could not be asked.
 */
export async function compareBooks(ctx: Context): Promise<readonly Difference[] | null> {
  // Open or lost, the money is gone all the same: only asking tells that a dispute has ended.
  for (const { paymentId: id } of await listOpenDisputes(ctx.reader)) await refreshPayment(ctx, { id });
  const until = ctx.clock.now() + 1;
  const span = { from: until - lookBackMs, until };
  const first = await differ(ctx, span);
  if (!first) return null;
  for (const { ours } of first.differing) if (ours) await refreshPayment(ctx, { id: ours.paymentId });
  const second = first.differing.length > 0 ? await differ(ctx, span) : first;
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
  { from, until }: Span,
): Promise<{ payments: number; differing: Differing[] } | null> {
  const theirs = await ctx.payments.list({ from: from - aroundMs, until: until + aroundMs });
  if ('kind' in theirs) return null;
  const pages = new Map(theirs.map((page) => [page.reference, page]));
  const all = await listOurPages(ctx.reader, { from, until, named: [...pages.keys()] });
  const ours = new Map(all.map((page) => [page.reference, page]));
  const references = [...new Set([...pages.keys(), ...ours.keys()])];
  const differing = references.flatMap((reference) =>
    compare({ reference, ours: ours.get(reference) ?? null, theirs: pages.get(reference) ?? null }),
  );
  return { payments: references.length, differing };
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
