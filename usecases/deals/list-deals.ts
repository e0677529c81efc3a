import { findCandidates } from '@/db/deals/discovery';
import type { Hope } from '@/db/deals/find-listings';
import { keptRules } from '@/db/deals/kept-rules';
import type { Reader } from '@/db/store';
import { accept } from '@/domain/kernel/result';
import type { Instant, Span } from '@/domain/time/wall';
import { hourMs } from '@/domain/time/zone';
import { kmBetween } from '@/domain/venues/distance';
import type { Answer, Context } from '../context';
import { type AfterRank, readRank, writeRank } from '../cursors.input';
import { cardView, type DealCard } from './deal-card-view';
import { hopesOf } from './list-deals.hopes';
import type { ListDeals } from './list-deals.input';
import { cursorAt, isAfter, type Ranked } from './list-deals.order';
import { nextSlots, slotsInSpan } from './list-deals.slots';

export type DealList = { readonly items: DealCard[]; readonly nextCursor: string | null };

const longestSpan = 31 * 24 * hourMs;

/** Deals on sale; with a span only those that can be booked in it, each with its cheapest slot there. */
export async function listDeals(ctx: Context, input: ListDeals): Promise<Answer<DealList>> {
  const db = ctx.reader;
  const now = ctx.clock.now();
  const span = spanOf(input, now);
  const cursor = readRank(input.cursor);
  const asked = { ...input, now, cursor, wanted: input.limit + 1 };
  // With a span the slot decides the order, so that a later page may hold what was hoped for on an earlier one.
  const batches = founds(db, hopesOf(db, { input, span, after: span ? null : cursor }), asked);
  const ranked = span
    ? await slotsInSpan(db, batches, { ...asked, span })
    : await nextSlots(db, await firstOf(batches, asked), asked);
  return accept(pageOf(ranked, input));
}

type Asked = Pick<ListDeals, 'near'> & { readonly now: Instant };

/** The batches with what a card needs; deals that just went off sale are left out. */
async function* founds(
  db: Reader,
  batches: AsyncIterable<readonly Hope[]>,
  { near, now }: Asked,
): AsyncGenerator<readonly Ranked[]> {
  const seen = new Set<string>();
  for await (const hopes of batches) {
    const fresh = new Map<string, number>();
    for (const { dealId, rank } of hopes)
      if (!seen.has(dealId) && !fresh.has(dealId)) fresh.set(dealId, rank);
    for (const dealId of fresh.keys()) seen.add(dealId);
    const candidates = await findCandidates(db, { dealIds: [...fresh.keys()], now });
    const rules = await keptRules(db, candidates);
    const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
    yield [...fresh].flatMap(([dealId, rank]) => {
      const candidate = byId.get(dealId);
      const kept = candidate && rules.get(candidate.versionId);
      if (!kept) return [];
      const km = near ? kmBetween(near, candidate) : null;
      return [{ found: { candidate, rules: kept, km }, rank, shown: null }];
    });
  }
}

type Page = { readonly cursor: AfterRank | null; readonly wanted: number };

async function firstOf(
  batches: AsyncIterable<readonly Ranked[]>,
  { cursor, wanted }: Page,
): Promise<Ranked[]> {
  const page: Ranked[] = [];
  for await (const batch of batches) {
    page.push(...batch.filter((row) => !cursor || isAfter(row, cursor)));
    if (page.length >= wanted) break;
  }
  return page.slice(0, wanted);
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
    nextCursor: last && ranked.length > limit ? writeRank(cursorAt(last)) : null,
  };
}
