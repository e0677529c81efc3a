import { cityName } from '@/db/scenes/country/plan';
import { must } from '@/domain/kernel/must';
import type { Actor } from '@/domain/people/roles';
import { isoOf } from '@/domain/time/iso';
import { dayOf, hourMs, startOfDay } from '@/domain/time/zone';
import type { Answer, Context } from '@/usecases/context';
import { getDeal } from '@/usecases/deals/get-deal';
import { getDealInput } from '@/usecases/deals/get-deal.input';
import { listDeals } from '@/usecases/deals/list-deals';
import { listDealsInput } from '@/usecases/deals/list-deals.input';
import { placeOrder } from '@/usecases/orders/place-order';
import { placeOrderInput } from '@/usecases/orders/place-order.input';
import { runDueJobs } from '@/usecases/schedule';
import { listDealSlots } from '@/usecases/slots/list-deal-slots';
import { redeemVoucher } from '@/usecases/vouchers/redeem-voucher';

export type Town = {
  readonly ctx: Context;
  readonly deals: number;
  readonly venues: number;
  readonly cities: number;
  /** Moves the clock of this world on. */
  readonly pass: (ms: number) => void;
};
export type Call = {
  readonly name: string;
  readonly times: number;
  readonly run: (turn: number) => Promise<void>;
};

/** Every call of the issue of growth, each turn for another city, word or deal, so that nothing is known from before. */
export function callsOf(town: Town): Call[] {
  const { ctx } = town;
  const list = (query: (turn: number) => Record<string, unknown>) => async (turn: number) => {
    well(await listDeals(ctx, listDealsInput.parse(query(turn))));
  };
  const city = (turn: number) => cityName((turn * 13) % town.cities);
  const near = (turn: number) => `${40 + ((turn * 13) % Math.min(10, town.cities)) * 0.6 + 0.03},-7.97`;
  const bought: Bought[] = [];
  return [
    { name: 'list, a city', times: 40, run: list((turn) => ({ city: city(turn) })) },
    { name: 'list, everywhere', times: 40, run: list((turn) => ({ sort: turn % 2 ? 'price' : 'newest' })) },
    {
      name: 'list, a city and hours',
      times: 40,
      run: list((turn) => ({ city: city(turn), ...hours(ctx, turn) })),
    },
    { name: 'list, hours everywhere', times: 40, run: list((turn) => hours(ctx, turn)) },
    {
      name: 'list, nearest',
      times: 40,
      run: list((turn) => ({ near: near(turn), radiusKm: 3, sort: 'distance' })),
    },
    { name: 'search, a rare word', times: 40, run: list((turn) => ({ q: `no${town.deals - 1 - turn}` })) },
    {
      name: 'search, a common word',
      times: 40,
      run: list((turn) => ({ q: turn % 2 ? 'massage' : 'quiet' })),
    },
    { name: 'search, in a city', times: 40, run: list((turn) => ({ q: 'massage', city: city(turn) })) },
    {
      name: 'deal page',
      times: 60,
      run: async (turn) => void well(await getDeal(ctx, getDealInput.parse({ id: dealOf(town, turn) }))),
    },
    { name: 'slots of two weeks', times: 60, run: async (turn) => void (await slotsOf(town, turn)) },
    { name: 'order', times: 60, run: async (turn) => void bought.push(await buy(town, turn)) },
    { name: 'redemption', times: 40, run: async (turn) => redeem(ctx, bought[turn]) },
    { name: 'minute job', times: 30, run: (turn) => jobs(town, turn) },
    { name: 'nightly jobs', times: 6, run: (turn) => night(town, turn) },
  ];
}

type Bought = { readonly code: string; readonly venueId: string; readonly merchantId: string };

function dealOf({ deals }: Town, turn: number): string {
  return `deal_${(turn * 7_919) % deals}`;
}

/** Three hours of one of the next days. */
function hours({ clock }: Context, turn: number): { from: string; until: string } {
  const from =
    startOfDay(dayOf(clock.now() + (1 + (turn % 6)) * 24 * hourMs, 'UTC'), 'UTC') +
    (11 + (turn % 4)) * hourMs;
  return { from: isoOf(from), until: isoOf(from + 3 * hourMs) };
}

async function slotsOf(town: Town, turn: number) {
  const { ctx } = town;
  const from = dayOf(ctx.clock.now() + 24 * hourMs, 'UTC');
  const until = dayOf(ctx.clock.now() + 14 * 24 * hourMs, 'UTC');
  return well(await listDealSlots(ctx, { id: dealOf(town, turn), from, until, quantity: 1 }));
}

async function buy(town: Town, turn: number): Promise<Bought> {
  const { ctx } = town;
  const dealId = dealOf(town, turn);
  const start = startAt(ctx.clock.now(), turn);
  const order = {
    ...{
      dealId,
      start: isoOf(start),
      quantity: 1,
      as: 'solo',
      seenPrice: { amount: 1_000_000, currency: 'EUR' },
    },
    ...{
      payment: { method: 'card', token: `tok_ok_${ctx.clock.now()}n${turn}` },
      email: `buyer${turn}-${ctx.clock.now()}@example.org`,
    },
  };
  const placed = well(await placeOrder(ctx, placeOrderInput.parse(order)));
  const venue = Number(dealId.slice('deal_'.length)) % town.venues;
  const code = placed.vouchers?.[0]?.code;
  must(code !== undefined, 'a paid order has a voucher');
  return { code, venueId: `venue_${venue}`, merchantId: `merchant_${venue}` };
}

/** Some noon or evening every house of the country is open at. */
function startAt(now: number, turn: number): number {
  let at =
    startOfDay(dayOf(now + (2 + (turn % 3)) * 24 * hourMs, 'Europe/Lisbon'), 'Europe/Lisbon') + 17 * hourMs;
  while (![3, 4, 5].includes(new Date(at).getUTCDay())) at += 24 * hourMs;
  return at;
}

async function redeem(ctx: Context, bought: Bought | undefined): Promise<void> {
  must(bought !== undefined, 'something was bought to be redeemed');
  const { code, venueId, merchantId } = bought;
  const memberships = [{ merchantId, role: 'manager' as const }];
  const clerk = {
    kind: 'person',
    personId: 'person_clerk',
    email: 'clerk@example.org',
    name: 'Clerk',
  } as const;
  const actor: Actor = { ...clerk, isAdmin: false, isMerchant: true, memberships };
  well(await redeemVoucher({ ...ctx, actor }, { code, venueId, quantity: 1, override: true }));
}

async function jobs({ ctx, pass }: Town, _turn: number): Promise<void> {
  pass(60_000);
  await runDueJobs(ctx);
}

/** A day later everything that nights do is due: days are closed, weeks learned, visits over. */
async function night({ ctx, pass }: Town, _turn: number): Promise<void> {
  pass(24 * hourMs);
  await runDueJobs(ctx);
}

function well<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return answer.value;
}
