import { beforeEach, describe, expect, it } from 'vitest';
import { relist } from '@/db/deals/listings';
import { loadQuietTuesdaySpa, spa } from '@/db/scenes/quiet-tuesday-spa';
import { deals, dealVersions } from '@/db/tables/deals';
import { venueSteps } from '@/db/tables/slots';
import type { DealTerms } from '@/domain/deals/terms';
import { newId } from '@/domain/kernel/id';
import { accept } from '@/domain/kernel/result';
import { basisPoints } from '@/domain/money/money';
import { instantOf } from '@/domain/time/iso';
import { type TestContext, testContext } from '../testing';
import { listDeals } from './list-deals';
import { listDealsInput } from './list-deals.input';

const monday = instantOf('2027-03-08T10:00:00Z');
const wednesdayAfternoon = { from: '2027-03-10T13:00:00Z', until: '2027-03-10T17:00:00Z' };
type Rules = DealTerms['offPeak'];
let ctx: TestContext;

beforeEach(async () => {
  ctx = await testContext({ now: monday });
  await ctx.store.transaction(async (tx) => accept(await loadQuietTuesdaySpa(tx, { now: monday })));
});

async function found(query: Record<string, unknown> = {}) {
  const list = await listDeals(ctx, listDealsInput.parse(query));
  return list.ok ? list.value : { items: [], nextCursor: null };
}

/** Copies of the deal under other names, perhaps quiet at other hours. */
async function copies(count: number, offPeakOf = (rules: Rules, _: number): Rules => rules) {
  await ctx.store.transaction(async (tx) => {
    const [deal] = await tx.select().from(deals);
    const [version] = await tx.select().from(dealVersions);
    if (!deal || !version) return accept(null);
    for (let n = 1; n <= count; n += 1) {
      const id = `deal_copy${n}`;
      await tx.insert(deals).values({ ...deal, id, slug: `copy-${n}`, liveAt: monday - n });
      const terms = { ...version.terms, offPeak: offPeakOf(version.terms.offPeak, n) };
      await tx.insert(dealVersions).values({ ...version, terms, id: newId('version'), dealId: id });
      await relist(tx, { dealIds: [id] });
    }
    return accept(null);
  });
}

describe('the list of deals', () => {
  it('shows the price range and the next cheapest slot', async () => {
    const { items, nextCursor } = await found();
    expect(nextCursor).toBeNull();
    expect(items).toMatchObject([
      {
        id: spa.dealId,
        slug: spa.slug,
        category: 'massage',
        venue: { id: spa.venueId, name: 'Casa Verde Spa' },
        priceRange: {
          from: { amount: 4200, currency: 'EUR' },
          to: { amount: 6000 },
          group: { amount: 3780 },
        },
        nextSlot: { local: '2027-03-09T14:00', price: { amount: 4200 } },
      },
    ]);
  });

  it('shows the cheapest slot of a span', async () => {
    const { items } = await found(wednesdayAfternoon);
    expect(items[0]?.nextSlot).toMatchObject({ local: '2027-03-10T14:00', price: { amount: 4200 } });
  });

  it('leaves out what cannot be booked in the span', async () => {
    expect((await found({ from: '2027-03-08T13:00:00Z', until: '2027-03-08T17:00:00Z' })).items).toEqual([]);
    const at = instantOf('2027-03-10T15:00:00Z');
    await ctx.store.transaction(async (tx) =>
      accept(await tx.insert(venueSteps).values({ venueId: spa.venueId, at, taken: 6, discounted: 0 })),
    );
    const span = { from: '2027-03-10T14:00:00Z', until: '2027-03-10T15:15:00Z' };
    expect((await found({ ...span, quantity: 1 })).items).toEqual([]);
  });

  it.each([
    { says: 'a word of it', query: { q: 'Massage tea' }, hits: 1 },
    { says: 'another word', query: { q: 'pizza' }, hits: 0 },
    { says: 'signs that mean something to a database', query: { q: '%_\\' }, hits: 1 },
    { says: 'its city', query: { city: 'porto claro' }, hits: 1 },
    { says: 'another city', query: { city: 'Nordhafen' }, hits: 0 },
    { says: 'its category among several', query: { category: 'hair,massage' }, hits: 1 },
    { says: 'another category', query: { category: 'hair' }, hits: 0 },
    { says: 'a place near it', query: { near: '41.15,-8.61', radiusKm: 2 }, hits: 1 },
    { says: 'a place far off', query: { near: '38.7,-9.1', radiusKm: 50 }, hits: 0 },
    { says: 'a price it reaches', query: { maxPrice: 4200 }, hits: 1 },
    { says: 'a price it never reaches', query: { maxPrice: 4199 }, hits: 0 },
    { says: 'a price it reaches for two', query: { maxPrice: 8400, quantity: 2 }, hits: 1 },
    { says: 'a price only off the span’s hours', query: { ...wednesdayAfternoon, maxPrice: 4199 }, hits: 0 },
  ])('finds by $says: $hits', async ({ query, hits }) => {
    expect((await found(query)).items).toHaveLength(hits);
  });

  it.each(['AAAA', 'deal_1', Buffer.from('["x","deal_1"]').toString('base64url')])(
    'refuses %s, which no page answered as its end',
    (cursor) => {
      expect(listDealsInput.safeParse({ cursor }).error?.issues).toMatchObject([{ path: ['cursor'] }]);
    },
  );

  it.each([{}, wednesdayAfternoon])('pages without a gap or a repetition', async (span) => {
    await copies(60);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await found({ ...span, limit: 7, sort: 'newest', ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(61);
    expect(new Set(seen).size).toBe(61);
    expect(seen.slice(0, 3)).toEqual([spa.dealId, 'deal_copy1', 'deal_copy2']);
  });

  it.each(['quietest', 'price'])(
    'finds at hours everywhere what it finds in the only city, %s first',
    async (sort) => {
      await copies(60, (rules, n) =>
        rules.map((rule) => ({
          ...rule,
          fromMinute: (11 + (n % 7)) * 60,
          untilMinute: (12 + (n % 7) + (n % 3)) * 60,
          offBps: basisPoints(1_000 + 500 * (n % 5)),
        })),
      );
      const asked = { ...wednesdayAfternoon, sort };
      const inCity = await found({ ...asked, city: 'Porto Claro', limit: 48 });
      const everywhere: unknown[] = [];
      let cursor: string | null = null;
      do {
        const page = await found({ ...asked, limit: 7, ...(cursor ? { cursor } : {}) });
        everywhere.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      expect(everywhere).toHaveLength(61);
      expect(new Set(inCity.items.map(({ nextSlot }) => nextSlot?.price.amount)).size).toBeGreaterThan(3);
      expect(everywhere.slice(0, 48)).toEqual(inCity.items);
    },
  );

  it('tells how far away a deal is, nearest first', async () => {
    const { items } = await found({ near: '41.145,-8.615', sort: 'distance' });
    expect(items[0]?.distanceKm).toBe(0);
  });

  it('holds what sells only', async () => {
    await ctx.store.transaction(async (tx) => accept(await tx.update(deals).set({ status: 'paused' })));
    expect((await found()).items).toEqual([]);
  });
});
