import { and, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import type { Instant } from '@/domain/time/wall';
import { engine } from '../columns';
import { statement } from '../statement';
import type { Reader, Tx } from '../store';
import { deals } from '../tables/deals';
import { dealBuyers, dealSlots, refusedRequests, venueSteps } from '../tables/slots';
import { venues } from '../tables/venues';
import { markFreed } from './waits';

/** Seats asked of a venue for every step of a visit. */
export type SeatsAsked = {
  readonly venueId: string;
  readonly steps: readonly Instant[];
  readonly places: number;
  /** Capacity of the venue, in places. */
  readonly seats: number;
  /** For a deal's price: how many places of each step may be discounted in all. Null at the ordinary price. */
  readonly discountedLimits: readonly number[] | null;
};

/**
 * Takes the places at every step or answers false; then the caller refuses, which undoes the steps already taken.
 * Each step is one guarded statement, so two buyers after the last seat cannot both have it.
 */
export async function takeSeats(tx: Tx, asked: SeatsAsked): Promise<boolean> {
  const { venueId, places, discountedLimits } = asked;
  if (places === 0) return true;
  const seats = await seatsKept(tx, asked);
  for (const { limit, steps } of sameLimits(asked)) {
    if (places > seats || (limit !== null && places > limit)) return false;
    const discounted = discountedLimits ? places : 0;
    const rows = steps.map((at) => ({ venueId, at, taken: places, discounted }));
    const most = { taken: seats - places, discounted: limit === null ? null : limit - places };
    const taken = await takeSteps(tx, { rows, places, discounted, most });
    if (taken.length < steps.length) return false;
  }
  return true;
}

type Steps = {
  readonly rows: (typeof venueSteps.$inferInsert)[];
  readonly places: number;
  readonly discounted: number;
  /** What a step may have before. */
  readonly most: { readonly taken: number; readonly discounted: number | null };
};

const takeSteps = statement((tx: Tx, { rows, places, discounted, most }: Steps) =>
  tx
    .insert(venueSteps)
    .values(rows)
    .onConflictDoUpdate({
      target: [venueSteps.venueId, venueSteps.at],
      set: {
        taken: sql`${venueSteps.taken} + ${places}`,
        discounted: sql`${venueSteps.discounted} + ${discounted}`,
      },
      setWhere: and(
        lte(venueSteps.taken, most.taken),
        most.discounted === null ? undefined : lte(venueSteps.discounted, most.discounted),
      ),
    })
    .returning({ at: venueSteps.at }),
);

/**
 * The venue's seats, which nobody lowers until this transaction ends: PostgreSQL keeps the row as it is, SQLite has one
 * writer. Source: trust.md S5.
 */
async function seatsKept(tx: Tx, { venueId, seats }: SeatsAsked): Promise<number> {
  if (engine === 'sqlite') return seats;
  const [venue] = await keptSeats(tx, { venueId });
  return Math.min(seats, venue?.seats ?? 0);
}

const keptSeats = statement((tx: Tx, { venueId }: { venueId: string }) =>
  tx.select({ seats: venues.seats }).from(venues).where(eq(venues.id, venueId)).for('share'),
);

/** Gives places back, and lets those know who wait for them. The table's own check refuses to go below zero. */
export async function giveBackSeats(
  tx: Tx,
  given: { venueId: string; steps: readonly Instant[]; places: number; isDiscounted: boolean },
): Promise<void> {
  if (given.places === 0) return;
  await tx
    .update(venueSteps)
    .set({
      taken: sql`${venueSteps.taken} - ${given.places}`,
      discounted: sql`${venueSteps.discounted} - ${given.isDiscounted ? given.places : 0}`,
    })
    .where(and(eq(venueSteps.venueId, given.venueId), inArray(venueSteps.at, [...given.steps])));
  await markFreed(tx, given.venueId, given.steps);
}

/** Takes places sold alone at the off-peak price of a slot, up to the window's limit. */
export async function takeAlone(
  tx: Tx,
  asked: { dealId: string; start: Instant; places: number; limit: number },
): Promise<boolean> {
  const { dealId, start, places, limit } = asked;
  if (places > limit) return false;
  const rows = await takeAt(tx, { dealId, start, places, most: limit - places });
  return rows.length === 1;
}

type Places = { readonly dealId: string; readonly start: Instant; readonly places: number };

const takeAt = statement((tx: Tx, { dealId, start, places, most }: Places & { most: number }) =>
  tx
    .insert(dealSlots)
    .values({ dealId, start, aloneTaken: places })
    .onConflictDoUpdate({
      target: [dealSlots.dealId, dealSlots.start],
      set: { aloneTaken: sql`${dealSlots.aloneTaken} + ${places}` },
      setWhere: lte(dealSlots.aloneTaken, most),
    })
    .returning({ start: dealSlots.start }),
);

export async function giveBackAlone(
  tx: Tx,
  given: { dealId: string; start: Instant; places: number },
): Promise<void> {
  await tx
    .update(dealSlots)
    .set({ aloneTaken: sql`${dealSlots.aloneTaken} - ${given.places}` })
    .where(and(eq(dealSlots.dealId, given.dealId), eq(dealSlots.start, given.start)));
}

/** Counts places sold or held alone at the ordinary price of a start: what the promise to full-price guests looks at. */
export async function takeFull(tx: Tx, { dealId, start, places }: Places): Promise<void> {
  await countFull(tx, { dealId, start, places });
}

const countFull = statement((tx: Tx, { dealId, start, places }: Places) =>
  tx
    .insert(dealSlots)
    .values({ dealId, start, aloneTaken: 0, fullTaken: places })
    .onConflictDoUpdate({
      target: [dealSlots.dealId, dealSlots.start],
      set: { fullTaken: sql`${dealSlots.fullTaken} + ${places}` },
    }),
);

/** Gives back what `takeFull` counted; visits of a loaded scene were never counted, so nothing goes below zero. */
export async function giveBackFull(
  tx: Tx,
  given: { dealId: string; start: Instant; places: number },
): Promise<void> {
  await tx
    .update(dealSlots)
    .set({ fullTaken: sql`${dealSlots.fullTaken} - ${given.places}` })
    .where(
      and(
        eq(dealSlots.dealId, given.dealId),
        eq(dealSlots.start, given.start),
        gte(dealSlots.fullTaken, given.places),
      ),
    );
}

/** Counts units against the deal's whole life. `limit` null counts without refusing. */
export async function takeUnits(
  tx: Tx,
  asked: { dealId: string; units: number; limit: number | null },
): Promise<boolean> {
  const { dealId, units, limit } = asked;
  const rows = await countUnits(tx, { dealId, units, most: limit === null ? null : limit - units });
  return rows.length === 1;
}

type Units = { readonly dealId: string; readonly units: number; readonly most: number | null };

const countUnits = statement((tx: Tx, { dealId, units, most }: Units) =>
  tx
    .update(deals)
    .set({ unitsTaken: sql`${deals.unitsTaken} + ${units}` })
    .where(and(eq(deals.id, dealId), most === null ? undefined : lte(deals.unitsTaken, most)))
    .returning({ id: deals.id }),
);

export async function giveBackUnits(tx: Tx, given: { dealId: string; units: number }): Promise<void> {
  await tx
    .update(deals)
    .set({ unitsTaken: sql`${deals.unitsTaken} - ${given.units}` })
    .where(eq(deals.id, given.dealId));
}

/**
 * Counts units against each key of a buyer: an account, a guest's address, a card. False where one of them has too many by
 * then; then the caller refuses, which undoes what was counted by the others.
 */
export async function takeBuyerUnits(
  tx: Tx,
  asked: { dealId: string; buyers: readonly string[]; units: number; limit: number | null },
): Promise<boolean> {
  const { dealId, buyers, units, limit } = asked;
  if (limit !== null && units > limit) return false;
  const rows = buyers.map((buyer) => ({ dealId, buyer, units }));
  const counted = await countBuyers(tx, { rows, units, most: limit === null ? null : limit - units });
  return counted.length === buyers.length;
}

type Buyers = Omit<Units, 'dealId'> & { readonly rows: (typeof dealBuyers.$inferInsert)[] };

const countBuyers = statement((tx: Tx, { rows, units, most }: Buyers) =>
  tx
    .insert(dealBuyers)
    .values(rows)
    .onConflictDoUpdate({
      target: [dealBuyers.dealId, dealBuyers.buyer],
      set: { units: sql`${dealBuyers.units} + ${units}` },
      setWhere: most === null ? undefined : lte(dealBuyers.units, most),
    })
    .returning({ buyer: dealBuyers.buyer }),
);

export async function giveBackBuyerUnits(
  tx: Tx,
  given: { dealId: string; buyers: readonly string[]; units: number },
): Promise<void> {
  await tx
    .update(dealBuyers)
    .set({ units: sql`${dealBuyers.units} - ${given.units}` })
    .where(and(eq(dealBuyers.dealId, given.dealId), inArray(dealBuyers.buyer, [...given.buyers])));
}

/** Units of a deal that any of these keys has. */
export async function countBuyerUnits(
  db: Reader,
  asked: { dealId: string; buyers: readonly string[] },
): Promise<number> {
  const rows = await db
    .select({ units: dealBuyers.units })
    .from(dealBuyers)
    .where(and(eq(dealBuyers.dealId, asked.dealId), inArray(dealBuyers.buyer, [...asked.buyers])));
  return rows.reduce((sum, row) => sum + row.units, 0);
}

/** Counts a request refused for want of seats: a full slot hides demand that the forecast must know of. */
export async function countRefusedRequest(
  tx: Tx,
  asked: { venueId: string; start: Instant; places: number },
): Promise<void> {
  await tx
    .insert(refusedRequests)
    .values({ ...asked, requests: 1 })
    .onConflictDoUpdate({
      target: [refusedRequests.venueId, refusedRequests.start],
      set: {
        requests: sql`${refusedRequests.requests} + 1`,
        places: sql`${refusedRequests.places} + ${asked.places}`,
      },
    });
}

/** Steps in time order, in runs that share one limit: one statement a run. */
function sameLimits(asked: SeatsAsked): { limit: number | null; steps: Instant[] }[] {
  const runs: { limit: number | null; steps: Instant[] }[] = [];
  asked.steps.forEach((at, index) => {
    const limit = asked.discountedLimits ? (asked.discountedLimits[index] ?? 0) : null;
    const last = runs.at(-1);
    if (last && last.limit === limit) last.steps.push(at);
    else runs.push({ limit, steps: [at] });
  });
  return runs;
}
