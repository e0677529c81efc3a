import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadQuietTuesdaySpa, spaNow } from '../scenes/quiet-tuesday-spa';
import type { Store } from '../store';
import { venueSteps } from '../tables/slots';
import { testStore } from '../testing';
import { takeBuyerUnits, takeSeats } from './slots';

const seats = 17;
const buyers = 200;
const at = 1_804_690_800_000;
let store: Store;

beforeEach(async () => {
  store = await testStore();
  await store.empty();
  await store.transaction((tx) => loadQuietTuesdaySpa(tx, { now: spaNow, seats }));
});

async function taken(): Promise<number> {
  const [row] = await store.reader.select().from(venueSteps).where(eq(venueSteps.at, at));
  return row?.taken ?? 0;
}

function everybody(take: () => Promise<boolean>): Promise<boolean[]> {
  return Promise.all(Array.from({ length: buyers }, take));
}

describe('200 buyers after 17 seats', () => {
  it('take exactly 17', async () => {
    const asked = { venueId: 'venue_casaverde', steps: [at], places: 1, seats, discountedLimits: null };
    const won = await everybody(() => store.transaction((tx) => takeSeats(tx, asked)));
    expect(won.filter(Boolean)).toHaveLength(seats);
    expect(await taken()).toBe(seats);
  });

  it('take more when the seats are read first and written after, as this twin without the guard shows', async () => {
    const won = await everybody(async () => {
      if ((await taken()) >= seats) return false;
      await store.transaction((tx) => takeBlindly(tx));
      return true;
    });
    expect(won.filter(Boolean).length).toBeGreaterThan(seats);
    expect(await taken()).toBeGreaterThan(seats);
  });

  it('and two places are not had where one is left', async () => {
    const asked = { venueId: 'venue_casaverde', steps: [at], seats, discountedLimits: null };
    const take = (places: number) => store.transaction((tx) => takeSeats(tx, { ...asked, places }));
    expect(await take(seats - 1)).toBe(true);
    expect([await take(2), await take(1), await take(1)]).toEqual([false, true, false]);
    expect(await taken()).toBe(seats);
  });

  it('and one buyer by many devices never passes the limit per person', async () => {
    const asked = {
      dealId: 'deal_massage',
      buyers: ['email:ana@example.org', 'card:ana'],
      units: 1,
      limit: 2,
    };
    const won = await everybody(() => store.transaction((tx) => takeBuyerUnits(tx, asked)));
    expect(won.filter(Boolean)).toHaveLength(2);
  });
});

async function takeBlindly(tx: Parameters<Parameters<Store['transaction']>[0]>[0]): Promise<void> {
  await tx
    .insert(venueSteps)
    .values({ venueId: 'venue_casaverde', at, taken: 1, discounted: 0 })
    .onConflictDoUpdate({
      target: [venueSteps.venueId, venueSteps.at],
      set: { taken: sql`${venueSteps.taken} + 1` },
    });
}
