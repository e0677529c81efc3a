import { dayOf } from '@/domain/time/zone';
import { relist } from '../../deals/listings';
import type { Store, Tx } from '../../store';
import { claimSteps, claims } from '../../tables/claims';
import { deals, dealVersions, decisions, pauses } from '../../tables/deals';
import { groupJoins, groups } from '../../tables/groups';
import { transfers } from '../../tables/ledger';
import { auditEvents, outbox, providerBook } from '../../tables/operations';
import { orders, paymentActs, payments } from '../../tables/orders';
import { memberships, merchants, people } from '../../tables/people';
import { earnings, payoutLines, payouts } from '../../tables/settlement';
import { dealBuyers, dealSlots, refusedRequests, venueSteps } from '../../tables/slots';
import { packages, pastVisits, venues } from '../../tables/venues';
import { redemptions, vouchers } from '../../tables/vouchers';
import { keepCityMap } from '../../venues';
import { demoPassword, type SceneTools } from '../scene';
import { planLife } from './life';
import { planCity } from './plan';
import { castOf } from './rows/cast';
import { countersOf } from './rows/counters';
import { dealRows } from './rows/deals';
import { settledOf } from './rows/earnings';
import { idsOf } from './rows/ids';
import { insertAll } from './rows/insert-all';
import { moneyOf } from './rows/money';
import { merchantRows, packageRows, venueRows } from './rows/places';
import { boughtOf, groupRows } from './rows/purchases';
import { auditRows, letterRows } from './rows/record';
import { claimRows, pastVisitRows } from './rows/told';
import { issuedOf } from './rows/vouchers';
import { cityMap } from './sources/read';

const seed = 7;
const city = 'San Francisco';
const timeZone = 'America/Los_Angeles';

/** Writes the demo city around now: the same for the same day, apart from the codes of vouchers. All of it or nothing. */
export async function loadDowntown(store: Store, tools: SceneTools): Promise<void> {
  const rows = rowsOf(tools, await tools.hashPassword(demoPassword));
  await store.transaction(async (tx) => {
    await insertPlaces(tx, rows);
    await insertSales(tx, rows);
  });
}

type Rows = ReturnType<typeof rowsOf>;

function rowsOf(tools: SceneTools, passwordHash: string) {
  const { now } = tools;
  const plan = planCity({ seed, today: dayOf(now, timeZone), timeZone });
  const life = planLife(plan, now);
  const ids = idsOf(seed);
  const cast = castOf({ plan, life, now, ids, passwordHash });
  const setting = { plan, life, ids, cast, tools };
  const bought = boughtOf(setting);
  const groups = groupRows(setting);
  const counters = countersOf({ plan, ids, bought, groups });
  const issued = bought.flatMap((each) => {
    const one = issuedOf(setting, each);
    return one ? [{ bought: each, ...one }] : [];
  });
  const had = issued.flatMap(({ redemption, ...visit }) => (redemption ? [{ ...visit, redemption }] : []));
  const moderated = dealRows(setting, counters.unitsTaken);
  const past = {
    ...{ plan, ids, now, bought, decisions: moderated.decisions },
    redemptions: had.map(({ redemption }) => redemption),
  };
  return {
    people: cast.people,
    memberships: cast.memberships,
    merchants: merchantRows(plan, ids),
    venues: venueRows(plan, ids),
    packages: packageRows(plan, ids),
    ...{ counters, groups, ...moderated },
    ...{ audit: auditRows(past), letters: letterRows(past), redemptions: past.redemptions },
    orders: bought.map(({ row }) => row),
    joins: bought.flatMap(({ row }) =>
      row.groupId ? [{ groupId: row.groupId, orderId: row.id, joinedAt: row.createdAt }] : [],
    ),
    money: bought.map((each) => moneyOf(ids, each)),
    vouchers: issued.map(({ voucher }) => voucher),
    settled: settledOf(setting, had, now),
    visits: pastVisitRows({ plan, ids, now }),
    complaints: claimRows(
      { plan, ids, now },
      had.map((visit) => visit.bought),
    ),
    refused: life.refused.map(({ venueKey, ...asked }) => ({ ...asked, venueId: ids('venue', venueKey) })),
  };
}

async function insertPlaces(tx: Tx, rows: Rows): Promise<void> {
  await insertAll(tx, people, rows.people);
  await insertAll(tx, merchants, rows.merchants);
  await insertAll(tx, memberships, rows.memberships);
  await insertAll(tx, venues, rows.venues);
  await insertAll(tx, packages, rows.packages);
  await insertAll(tx, pastVisits, rows.visits);
  await keepCityMap(tx, city, cityMap);
  await insertAll(tx, deals, rows.deals);
  await insertAll(tx, dealVersions, rows.versions);
  await insertAll(tx, decisions, rows.decisions);
  await insertAll(tx, pauses, rows.pauses);
  await relist(tx, { dealIds: rows.deals.map(({ id }) => id) });
}

async function insertSales(tx: Tx, { counters, money, settled, complaints, ...rows }: Rows): Promise<void> {
  await insertAll(tx, groups, rows.groups);
  await insertAll(tx, orders, rows.orders);
  await insertAll(tx, groupJoins, rows.joins);
  await insertAll(
    tx,
    payments,
    money.map(({ payment }) => payment),
  );
  await insertAll(
    tx,
    paymentActs,
    money.flatMap(({ acts }) => acts),
  );
  await insertAll(
    tx,
    transfers,
    money.flatMap((each) => each.transfers),
  );
  await insertAll(
    tx,
    providerBook,
    money.map(({ entry }) => entry),
  );
  await insertAll(tx, vouchers, rows.vouchers);
  await insertAll(tx, redemptions, rows.redemptions);
  await insertAll(tx, earnings, settled.earnings);
  await insertAll(tx, payouts, settled.payouts);
  await insertAll(tx, payoutLines, settled.lines);
  await insertAll(tx, transfers, settled.transfers);
  await insertAll(tx, providerBook, settled.entries);
  await insertAll(tx, claims, complaints.claims);
  await insertAll(tx, claimSteps, complaints.steps);
  await insertAll(tx, venueSteps, counters.steps);
  await insertAll(tx, dealSlots, counters.slots);
  await insertAll(tx, dealBuyers, counters.buyers);
  await insertAll(tx, refusedRequests, rows.refused);
  await insertAll(tx, auditEvents, rows.audit);
  await insertAll(tx, outbox, rows.letters);
}
