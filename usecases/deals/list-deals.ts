import { type Candidate, findCandidates } from '@/db/deals/discovery';
import { type KeptRules, keptRules } from '@/db/deals/kept-rules';
import { accept } from '@/domain/kernel/result';
import type { Instant, Span } from '@/domain/time/wall';
import { hourMs } from '@/domain/time/zone';
import { boxAround, kmBetween, type Place } from '@/domain/venues/distance';
import type { Answer, Context } from '../context';
import { cardView, type DealCard, type Found } from './deal-card-view';
import type { ListDeals } from './list-deals.input';
import { afterCursor, cursorOf, inOrder, type Ranked, readCursor } from './list-deals.order';
import { nextSlots, slotsInSpan } from './list-deals.slots';

export type DealList = { readonly items: DealCard[]; readonly nextCursor: string | null };

const radiusDefaultKm = 5;
const longestSpan = 31 * 24 * hourMs;

/** Deals on sale; with a span only those that can be booked in it, each with its cheapest slot there. */
export async function listDeals(ctx: Context, input: ListDeals): Promise<Answer<DealList>> {
  const now = ctx.clock.now();
  const found = await inReach(ctx, input, now);
  const span = spanOf(input, now);
  const cursor = readCursor(input.cursor);
  const wanted = input.limit + 1;
  const ranked = span
    ? await slotsInSpan(ctx.reader, found, { ...input, span, now, wanted, cursor })
    : await nextSlots(ctx.reader, afterCursor(inOrder(found, input), cursor).slice(0, wanted), {
        ...input,
        now,
      });
  return accept(pageOf(ranked, input));
}

async function inReach(ctx: Context, input: ListDeals, now: Instant): Promise<Found[]> {
  const { near, radiusKm, quantity } = input;
  const circle = near && (radiusKm !== undefined || input.city === undefined) ? near : null;
  const km = radiusKm ?? radiusDefaultKm;
  const candidates = await findCandidates(ctx.reader, {
    now,
    city: input.city,
    q: input.q,
    categories: input.category,
    venueId: input.venueId,
    box: circle ? boxAround(circle, km) : undefined,
    maxPriceMinor: input.maxPrice === undefined ? undefined : Math.floor(input.maxPrice / quantity),
  });
  const rules = await keptRules(ctx.reader, candidates);
  const found = candidates.flatMap((candidate) => withRules(candidate, rules, near));
  return found.filter((one) => isAffordable(one, input) && (!circle || (one.km ?? km) <= km));
}

function isAffordable({ rules }: Found, { maxPrice, quantity }: ListDeals): boolean {
  return maxPrice === undefined || rules.leastMinor * quantity <= maxPrice;
}

function withRules(
  candidate: Candidate,
  kept: ReadonlyMap<string, KeptRules>,
  near: Place | undefined,
): Found[] {
  const rules = kept.get(candidate.versionId);
  return rules ? [{ candidate, rules, km: near ? kmBetween(near, candidate) : null }] : [];
}

function spanOf({ from, until }: ListDeals, now: Instant): Span | null {
  if (from === undefined && until === undefined) return null;
  const start = Math.max(from ?? now, now);
  return { from: start, until: Math.min(until ?? start + longestSpan, start + longestSpan) };
}

function pageOf(ranked: readonly Ranked[], { limit, quantity }: ListDeals): DealList {
  const page = ranked.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((one) => cardView(one, quantity)),
    nextCursor: last && ranked.length > limit ? cursorOf(last) : null,
  };
}
