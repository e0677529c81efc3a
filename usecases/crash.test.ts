import { expect, it } from 'vitest';
import { engine } from '@/db/columns';
import { listUnfinishedPayments } from '@/db/orders/payments';
import { findViolations } from '@/db/proof/proof';
import { spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import type { Tx } from '@/db/store';
import { outbox } from '@/db/tables/operations';
import { orders } from '@/db/tables/orders';
import { payouts } from '@/db/tables/settlement';
import { vouchers } from '@/db/tables/vouchers';
import { instantOf } from '@/domain/time/iso';
import { hourMs, minuteMs } from '@/domain/time/zone';
import { asMember } from './casa-verde';
import { openClaim } from './claims/open-claim';
import { openClaimInput } from './claims/open-claim.input';
import { gathering, orderOf, well } from './groups/testing';
import { grantCredit } from './members/grant-credit';
import { grantCreditInput } from './members/grant-credit.input';
import { cancelOrder } from './orders/cancel-order';
import { placeOrder } from './orders/place-order';
import { rescheduleOrder } from './orders/reschedule-order';
import { rescheduleOrderInput } from './orders/reschedule-order.input';
import { compareBooks } from './payments/parts/compare-books';
import { runDueJobs } from './schedule';
import { asPerson, asSystem, storePerson, type TestContext } from './testing';
import { redeemVoucher } from './vouchers/redeem-voucher';

// Every moment at which a process can lose or double something is around a commit or around a call to somebody outside. Each
// story is told once for every such moment, and the process ends there. Source: trust.md, C1 and R-crash.

class PowerCut extends Error {}

/** A process that gets no further than to the given moment. */
function processUntil(last: number) {
  let moments = 0;
  const reach = () => {
    moments += 1;
    if (moments >= last) throw new PowerCut(`The power is cut at moment ${last}.`);
  };
  const inside: Process = (ctx) => ({
    ...ctx,
    payments: callsOf(ctx.payments, reach),
    payouts: callsOf(ctx.payouts, reach),
    mail: callsOf(ctx.mail, reach),
    async transaction(work) {
      let writes = false;
      const answer = await ctx.transaction(async (tx, now) => {
        const done = await work(
          writesOf(tx, () => (writes = true)),
          now,
        );
        if (writes) reach();
        return done;
      });
      if (writes) reach();
      return answer;
    },
  });
  return { inside, moments: () => moments };
}
type Process = <Ctx extends TestContext>(ctx: Ctx) => Ctx;

/** Before and after each call. */
function callsOf<Port extends object>(port: Port, reach: () => void): Port {
  return new Proxy(port, {
    get(target, name) {
      const act: unknown = Reflect.get(target, name);
      if (typeof act !== 'function') return act;
      return async (...given: unknown[]) => {
        reach();
        const answer: unknown = await Reflect.apply(act, target, given);
        reach();
        return answer;
      };
    },
  });
}

/** A transaction that says when something is written in it: what only looks can be cut off anywhere. */
function writesOf(tx: Tx, say: () => void): Tx {
  return new Proxy(tx, {
    get(target, name) {
      if (name === 'insert' || name === 'update' || name === 'delete') say();
      const act: unknown = Reflect.get(target, name);
      return typeof act === 'function' ? (act.bind(target) as unknown) : act;
    },
  });
}

type Scene = {
  readonly world: TestContext;
  /** What is cut off, and asked again in the next process by whoever had no answer. */
  readonly act: (inside: Process) => Promise<unknown>;
};
type Story = {
  readonly says: string;
  readonly scene: () => Promise<Scene>;
  /** Where what was cut off is not gone on with: all that is left of it. */
  readonly orElse?: string;
};

const wed15 = '2027-03-10T15:00:00Z';
const thu15 = '2027-03-11T15:00:00Z';
const closing = instantOf(thu15) - 24 * hourMs;
const alone = { as: 'solo', start: wed15, seenPrice: { amount: 4200, currency: 'EUR' } };

const stories: readonly Story[] = [
  {
    says: 'somebody buys',
    orElse: 'declined, order-declined',
    async scene() {
      const { ctx } = await gathering();
      const asked = orderOf('ana', alone);
      return { world: ctx, act: (inside) => placeOrder({ ...inside(ctx), requestKey: 'ana' }, asked) };
    },
  },
  {
    says: 'somebody buys by several means',
    orElse: 'declined, order-declined',
    async scene() {
      const { ctx } = await gathering();
      const ana = await storePerson(ctx, { name: 'Ana' });
      const admin = asPerson(ctx, { name: 'Mona', isAdmin: true });
      for (const [to, amount] of Object.entries({ gift: 2000, balance: 1000, points: 500 })) {
        const granted = {
          id: ana.actor.personId,
          to,
          amount: { amount, currency: 'EUR' },
          reason: 'Welcome',
        };
        well(await grantCredit(admin, grantCreditInput.parse(granted)));
      }
      const asked = orderOf('ana', { ...alone, use: { gift: 2000, balance: 1000, points: 420 } });
      return { world: ctx, act: (inside) => placeOrder({ ...inside(ana), requestKey: 'ana' }, asked) };
    },
  },
  {
    says: 'the fourth joins, and the group tips',
    orElse:
      'authorised, authorised, authorised, declined, authorised 0, authorised 0, authorised 0, order-declined, order-joined, order-joined, order-joined',
    async scene() {
      const { ctx, joined } = await gathering();
      for (const who of ['ana', 'bo', 'cleo']) await joined(who);
      const asked = orderOf('dan', {});
      return { world: ctx, act: (inside) => placeOrder({ ...inside(ctx), requestKey: 'dan' }, asked) };
    },
  },
  {
    says: 'a group that is too small closes',
    async scene() {
      const { ctx, joined } = await gathering();
      for (const who of ['ana', 'bo']) await joined(who);
      ctx.clock.set(closing);
      return { world: ctx, act: (inside) => allDue(inside(ctx)) };
    },
  },
  {
    says: 'pledges are assigned',
    async scene() {
      const { ctx, pledged } = await gathering();
      for (const who of ['ana', 'bo', 'cleo', 'dan', 'eva']) await pledged(who);
      ctx.clock.set(closing);
      return { world: ctx, act: (inside) => allDue(inside(ctx)) };
    },
  },
  {
    says: 'somebody cancels',
    async scene() {
      const { world, order } = await bought();
      return { world, act: (inside) => cancelOrder(inside(world), order) };
    },
  },
  {
    says: 'somebody takes a dearer time',
    orElse: 'paid, captured 4200, issued, order-not-rescheduled, order-paid',
    async scene() {
      const { world, order } = await bought();
      const moved = { start: '2027-03-13T18:00:00Z', seenPrice: { amount: 6000, currency: 'EUR' } };
      const asked = rescheduleOrderInput.parse({
        ...{ ...order, ...moved, payment: { method: 'card', token: 'tok_ok_ana' } },
      });
      return { world, act: (inside) => rescheduleOrder(inside(world), asked) };
    },
  },
  {
    says: 'a voucher is redeemed',
    async scene() {
      const { world, scan } = await bought();
      return { world, act: (inside) => redeemVoucher(inside(owner(world)), scan) };
    },
  },
  {
    says: 'a merchant is silent about a claim',
    async scene() {
      const { world, order } = await bought();
      world.clock.set(instantOf(wed15));
      const words = { reason: 'closed', words: 'Nobody opens the door.' };
      well(await openClaim(world, openClaimInput.parse({ ...order, ...words })));
      world.clock.advance(24 * hourMs);
      return { world, act: (inside) => allDue(inside(world)) };
    },
  },
  {
    says: 'a merchant is paid',
    async scene() {
      const { world, scan } = await bought();
      world.clock.set(instantOf(wed15));
      well(await redeemVoucher(owner(world), scan));
      world.clock.advance(24 * hourMs);
      return { world, act: (inside) => allDue(inside(world)) };
    },
  },
];

const owner = (world: TestContext) => asMember(asPerson(world, { name: 'Olga' }), spa.merchantId, 'owner');

async function bought() {
  const { ctx, joined } = await gathering();
  const { id, accessToken, vouchers: issued } = await joined('ana', alone);
  await allDue(ctx);
  const scan = { code: issued?.[0]?.code ?? '', venueId: spa.venueId, quantity: 1, override: true };
  return { world: ctx, order: { id, accessToken }, scan };
}

async function allDue(ctx: TestContext): Promise<void> {
  while ((await runDueJobs(asSystem(ctx))) > 0);
}

/** So many moments of each story are enough for a check, spread over all of it; `SOAK_RUNS` asks for every one. */
const enough = engine === 'postgres' ? 5 : 9;
const most = process.env.SOAK_RUNS ? Number.POSITIVE_INFINITY : enough;

it.each(stories)('$says', { timeout: 600_000 }, async ({ scene, orElse }) => {
  const whole = await tell(scene, Number.POSITIVE_INFINITY);
  expect(whole.moments).toBeGreaterThan(1);
  // An odd stride, so that before and after take turns.
  const stride = Math.max(1, 2 * Math.ceil((whole.moments / most - 1) / 2) + 1);
  for (let moment = 1; moment <= whole.moments; moment += stride) {
    const { end } = await tell(scene, moment);
    expect([whole.end, orElse], `cut off at moment ${moment} of ${whole.moments}`).toContain(end);
  }
});

/** Cut off at a moment, asked again in the next process, and a minute later. @returns what everybody has then. */
async function tell(scene: Story['scene'], moment: number): Promise<{ end: string; moments: number }> {
  const { world, act } = await scene();
  const process = processUntil(moment);
  await act(process.inside).catch((error) => {
    if (!(error instanceof PowerCut)) throw error;
  });
  await act((ctx) => ctx);
  world.clock.advance(minuteMs);
  await allDue(world);
  expect(await findings(world, false), `cut off at moment ${moment}`).toEqual([]);
  const end = await standing(world);
  world.clock.advance(30 * 24 * hourMs);
  await allDue(world);
  expect(await findings(world, true), `cut off at moment ${moment}, a month later`).toEqual([]);
  return { end, moments: process.moments() };
}

/** Nothing is broken, every intent is final, and the provider's book is ours. */
async function findings(world: TestContext, isAtRest: boolean) {
  const now = world.clock.now();
  return [
    ...(await findViolations(world.reader, { now, isAtRest })),
    ...(await listUnfinishedPayments(world.reader, { now, since: now })).map((id) => `${id} is not final`),
    ...((await compareBooks(world)) ?? ['the provider is away']),
  ];
}

/** What everybody has, in one line. */
async function standing({ reader, payments, clock }: TestContext): Promise<string> {
  const book = await payments.list({ from: spaNow, until: clock.now() + 1 });
  const taken =
    'kind' in book
      ? []
      : book.map(
          ({ status, capturedMinor, refunds }) =>
            `${status} ${capturedMinor - refunds.reduce((sum, one) => sum + one.amountMinor, 0)}`,
        );
  const bought = await reader.select().from(orders);
  const issued = await reader.select().from(vouchers);
  const paid = await reader.select().from(payouts);
  const letters = await reader.select().from(outbox);
  return [
    ...sorted(bought.map(({ status }) => status)),
    ...sorted(taken),
    ...sorted(issued.map(({ status }) => status)),
    ...sorted(paid.map(({ status, amountMinor }) => `payout ${status} ${amountMinor}`)),
    ...sorted(letters.map(({ topic, sentAt }) => `${topic}${sentAt === null ? ' unsent' : ''}`)),
  ].join(', ');
}

const sorted = (words: readonly string[]) => [...words].sort();
