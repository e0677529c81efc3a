import { isAnyUnnamed, listOurPages, type OurPage } from '@/db/orders/comparisons';
import type { Span } from '@/domain/time/wall';
import type { Standing } from '@/providers/payments/port';
import type { Context } from '../../context';
import { refreshPayment } from './payment-news';

/** One payment and currency where the books differ, in minor units: taken less given back. */
export type Difference = {
  readonly reference: string;
  readonly currency: string;
  readonly oursMinor: number;
  readonly theirsMinor: number;
};
/** What is laid beside the provider's book: payments begun in the span, and those named besides. */
export type Asked = { readonly span: Span; readonly named: readonly string[] };
type Compared = { readonly payments: number; readonly differing: readonly Differing[] };
type Differing = { readonly ours: OurPage | null; readonly difference: Difference };

/**
 * Both books, payment by payment. Where they differ the payment is refreshed first, for a message may have been lost; what
 * differs then is for people to look at. A payment whose beginnings lie in two spans, by their clock and by ours, is such a one
 * too: it is asked for by its name. Null where the provider could not be asked.
 */
export async function besideTheirs(
  ctx: Context,
  asked: Asked,
): Promise<{ readonly payments: number; readonly differences: readonly Difference[] } | null> {
  const first = await compareOnce(ctx, asked);
  if (!first) return null;
  for (const { ours } of first.differing) if (ours) await refreshPayment(ctx, { id: ours.paymentId });
  const named = first.differing.map(({ difference }) => difference.reference);
  const second = named.length > 0 ? await compareOnce(ctx, { span: nothing, named }) : first;
  if (!second) return null;
  return { payments: first.payments, differences: second.differing.map(({ difference }) => difference) };
}

const nothing: Span = { from: 0, until: 0 };

async function compareOnce(ctx: Context, { span, named }: Asked): Promise<Compared | null> {
  const theirs = await theirPages(ctx, { span, named });
  if (!theirs) return null;
  // Asked after their book was read and before ours: a payment we do not know yet may be one of these.
  const isAnyYoung = await isAnyUnnamed(ctx.reader);
  const pages = await listOurPages(ctx.reader, { ...span, named: [...theirs.keys(), ...named] });
  const ours = new Map(pages.map((page) => [page.reference, page]));
  const known = [...theirs.keys()].filter((reference) => ours.has(reference) || !isAnyYoung);
  const references = [...new Set([...known, ...ours.keys()])];
  const differing = references.flatMap((reference) =>
    compare({ reference, ours: ours.get(reference) ?? null, theirs: theirs.get(reference) ?? null }),
  );
  return { payments: references.length, differing };
}

/** Null where the provider could not be asked. */
async function theirPages(ctx: Context, { span, named }: Asked): Promise<Map<string, Standing> | null> {
  const theirs = span.from < span.until ? await ctx.payments.list(span) : [];
  if ('kind' in theirs) return null;
  const pages = new Map(theirs.map((page) => [page.reference, page]));
  for (const reference of named.filter((one) => !pages.has(one))) {
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
