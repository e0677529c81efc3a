import { beforeAll, describe, expect, test } from 'vitest';
import { bookIn } from '@/db/orders/provider-book';
import { differencesOf, proveBooks } from '@/db/proof/books';
import { findViolations } from '@/db/proof/proof';
import { loadScene } from '@/db/scenes/load';
import { demoPassword, demoPeople } from '@/db/scenes/scene';
import { claims } from '@/db/tables/claims';
import { deals } from '@/db/tables/deals';
import { groups } from '@/db/tables/groups';
import { auditEvents, outbox } from '@/db/tables/operations';
import { orders, paymentActs, payments } from '@/db/tables/orders';
import { memberships, people } from '@/db/tables/people';
import { payouts } from '@/db/tables/settlement';
import { dealBuyers, dealSlots, venueSteps } from '@/db/tables/slots';
import { packages, pastVisits, venues } from '@/db/tables/venues';
import { redemptions, vouchers } from '@/db/tables/vouchers';
import { hourMs } from '@/domain/time/zone';
import { visitSteps } from '@/domain/venues/steps';
import { builtinPayments } from '@/providers/payments/builtin';
import { runDueJobs } from './schedule';
import { asSystem, type TestContext, testContext } from './testing';

const now = Date.parse('2026-11-24T18:30:00Z');
let ctx: TestContext;

beforeAll(async () => {
  ctx = await cityContext();
}, 180_000);

describe('the stored city', () => {
  test('has everybody to sign in as', async () => {
    const known = new Map((await ctx.reader.select().from(people)).map((one) => [one.email, one]));
    for (const { email, role } of demoPeople) {
      const person = known.get(email);
      expect(await ctx.secrets.checkPassword(demoPassword, person?.passwordHash ?? null), email).toBe(true);
      expect(person?.isAdmin).toBe(role === 'admin');
    }
  });

  test('gives the demo merchant open groups and bookings today, and the demo guest a bit of everything', async () => {
    const works = (await ctx.reader.select().from(memberships)).filter(
      ({ personId }) => personId === 'person_clerk',
    );
    const [place] = works;
    expect(works.map(({ role }) => role)).toEqual(['clerk']);
    const sold = (await ctx.reader.select().from(orders)).filter(
      ({ merchantId }) => merchantId === place?.merchantId,
    );
    const soon = sold.filter(({ start, status }) => status === 'paid' && Math.abs(start - now) < 14 * hourMs);
    expect(soon.length).toBeGreaterThanOrEqual(5);
    expect(
      new Set(sold.flatMap((order) => (order.status === 'authorised' ? order.groupId : []))).size,
    ).toBeGreaterThan(0);
    const own = (await ctx.reader.select().from(orders)).filter(
      ({ personId }) => personId === 'person_consumer',
    );
    const states = new Set(own.map(({ status, start }) => `${status} ${start > now ? 'ahead' : 'behind'}`));
    expect([...states]).toEqual(expect.arrayContaining(['authorised ahead', 'paid ahead', 'paid behind']));
  });

  test('counts what its orders and groups say', () => countersMatch(ctx));

  test('lets every guest in once', async () => {
    const issued = await ctx.reader.select().from(vouchers);
    const guests = new Set((await ctx.reader.select().from(redemptions)).map(({ voucherId }) => voucherId));
    expect(issued.filter(({ id, status }) => (status === 'redeemed') !== guests.has(id))).toEqual([]);
    expect(
      issued.filter(
        ({ status, usesLeft, usesTotal }) => usesLeft !== (status === 'redeemed' ? 0 : usesTotal),
      ),
    ).toEqual([]);
    expect(guests.size).toBeGreaterThan(4000);
  });

  test('has a past on the record: what was decided, who was let in, what was written', async () => {
    const audit = await ctx.reader.select().from(auditEvents);
    const acts = new Set(audit.map(({ act }) => act));
    for (const act of ['merchant.verified', 'deal.approve', 'deal.ask', 'deal.refuse', 'voucher.redeemed'])
      expect(acts).toContain(act);
    expect(audit.every(({ at }) => at <= now)).toBe(true);
    const letters = await ctx.reader.select().from(outbox);
    expect(new Set(letters.map(({ topic }) => topic))).toEqual(new Set(['decision', 'order-paid']));
    expect(letters.filter(({ sentAt }) => sentAt === null)).toEqual([]);
  });

  test('has something to answer and something to decide, and past visits to learn from', async () => {
    const open = await ctx.reader.select().from(claims);
    expect(open.map(({ status }) => status).toSorted()).toEqual(['contested', 'open']);
    expect(open.every(({ answerBy }) => answerBy > now)).toBe(true);
    const told = await ctx.reader.select().from(pastVisits);
    expect(told.length).toBeGreaterThan(200);
    expect(told.every(({ start }) => start < now)).toBe(true);
  });

  test('keeps books that agree with its payments', () => booksAgree(ctx));
});

/** PostgreSQL takes three times as long for a day of the city: there the first two are lived through, by the same code. */
const daysOn = process.env.OFFPEAK_TEST_ENGINE === 'postgres' ? 2 : 8;

test('the city goes on: groups close when they are due, and everybody in a tipped one pays', async () => {
  const system = asSystem(ctx);
  const before = await openGroups();
  expect(before.length).toBeGreaterThan(80);
  const day = 24 * hourMs;
  for (let at = now; at <= now + daysOn * day; at += day) {
    ctx.clock.set(at);
    while ((await runDueJobs(system)) > 0);
  }
  const open = await openGroups();
  expect(open.filter(({ closesAt }) => closesAt <= ctx.clock.now())).toEqual([]);
  expect(open.length).toBeLessThan(before.length);
  const gathering = new Set(open.map(({ id }) => id));
  const sold = await ctx.reader.select({ id: orders.id, groupId: orders.groupId }).from(orders);
  const waiting = new Set(sold.filter(({ groupId }) => gathering.has(groupId ?? '')).map(({ id }) => id));
  const paid = await ctx.reader.select().from(payments);
  expect(
    paid.filter(({ status, orderId }) => !['captured', 'voided'].includes(status) && !waiting.has(orderId)),
  ).toEqual([]);
  const acts = await ctx.reader.select({ status: paymentActs.status }).from(paymentActs);
  expect(acts.filter(({ status }) => status !== 'done')).toEqual([]);
  expect(await findViolations(ctx.reader, { now: ctx.clock.now(), isAtRest: true })).toEqual([]);
  await booksAgree(ctx);
}, 240_000);

async function openGroups(): Promise<Group[]> {
  const rows = await ctx.reader.select().from(groups);
  return rows.filter(({ closedAt }) => closedAt === null);
}

/** The provider's book lies in the database, as it does when the city is served. */
async function cityContext(): Promise<TestContext> {
  const made = await testContext({ now });
  const { clock, appUrl, store, secrets } = made;
  await loadScene(store, 'downtown-san-francisco', { ...secrets, now });
  return {
    ...made,
    payments: builtinPayments({ book: bookIn(store, clock.now), clock, appUrl, secret: 'secret of a test' }),
  };
}

async function countersMatch({ reader }: TestContext): Promise<void> {
  const sold = await reader.select().from(orders);
  const together = await reader.select().from(groups);
  const standing = sold.filter(({ status }) => status === 'paid' || status === 'authorised');
  const places = await placesByStep(sold, together);
  const steps = (await reader.select().from(venueSteps)).filter(({ taken }) => taken > 0);
  expect(asMap(steps.map(({ venueId, at, taken }) => [`${venueId} ${at}`, taken]))).toEqual(places.taken);
  expect(asMap(steps.map(({ venueId, at, discounted }) => [`${venueId} ${at}`, discounted]))).toEqual(
    places.discounted,
  );
  const seats = asMap((await reader.select().from(venues)).map((venue) => [venue.id, venue.seats]));
  expect(steps.filter(({ venueId, taken }) => taken > (seats.get(venueId) ?? 0))).toEqual([]);

  const alone = standing.filter(({ as, isDiscounted }) => as === 'solo' && isDiscounted);
  const slots = await reader.select().from(dealSlots);
  expect(asMap(slots.map((slot) => [`${slot.dealId} ${slot.start}`, slot.aloneTaken]))).toEqual(
    asMap(alone.map(({ dealId, start, placesTaken }) => [`${dealId} ${start}`, placesTaken])),
  );
  expect(asMap((await reader.select().from(deals)).map(({ id, unitsTaken }) => [id, unitsTaken]))).toEqual(
    asMap(standing.map(({ dealId, quantity }) => [dealId, quantity])),
  );
  const buyers = await reader.select().from(dealBuyers);
  expect(asMap(buyers.map(({ dealId, buyer, units }) => [`${dealId} ${buyer}`, units]))).toEqual(
    asMap(
      standing.flatMap(({ dealId, groupId, quantity, buyers: keys }) =>
        keys.flatMap((key): Pair[] => [
          [`${dealId} ${key}`, quantity],
          [`${dealId} ${key}|${groupId}`, groupId ? 1 : 0],
        ]),
      ),
    ),
  );
  const members = asMap(sold.map(({ groupId }) => [groupId ?? '', 1]));
  expect(together.filter(({ id, members: count }) => count !== members.get(id))).toEqual([]);
}

type Order = typeof orders.$inferSelect;
type Group = typeof groups.$inferSelect;

async function placesByStep(sold: readonly Order[], together: readonly Group[]) {
  const stepOf = asMap((await ctx.reader.select().from(venues)).map((one) => [one.id, one.stepMinutes]));
  const lengthOf = asMap(
    (await ctx.reader.select().from(packages)).map((one) => [
      one.id,
      one.durationMinutes + one.cleanUpMinutes,
    ]),
  );
  const stepsOf = ({ venueId, packageId, start }: Order) =>
    visitSteps({
      start,
      minutes: lengthOf.get(packageId) ?? 0,
      stepMinutes: stepOf.get(venueId) ?? 1,
    }).map((at) => `${venueId} ${at}`);
  const visitOf = new Map(sold.map((order) => [order.groupId, order]));
  const own = sold.flatMap((order) =>
    stepsOf(order).map((step) => ({ step, places: order.placesTaken, isDiscounted: order.isDiscounted })),
  );
  const reserved = together.flatMap(({ id, placesReserved: places }) => {
    const visit = visitOf.get(id);
    return visit && places > 0 ? stepsOf(visit).map((step) => ({ step, places, isDiscounted: true })) : [];
  });
  const all = [...own, ...reserved];
  const taken = asMap(all.map(({ step, places }) => [step, places]));
  const off = asMap(all.map(({ step, places, isDiscounted }) => [step, isDiscounted ? places : 0]));
  return { taken, discounted: off };
}

/** The ledger agrees with payments, refunds, redemptions and payouts, and merchants were paid. */
async function booksAgree({ reader, clock }: TestContext): Promise<void> {
  expect(differencesOf(await proveBooks(reader, clock.now()))).toEqual([]);
  const paid = await reader.select().from(payouts);
  expect(paid.filter(({ status }) => status !== 'settled')).toEqual([]);
  expect(paid.length).toBeGreaterThan(500);
}

type Pair = [string, number];

/** Sums by key; what sums to nothing is left out. */
function asMap(pairs: readonly Pair[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [key, count] of pairs) sums.set(key, (sums.get(key) ?? 0) + count);
  return new Map([...sums].filter(([, count]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}
