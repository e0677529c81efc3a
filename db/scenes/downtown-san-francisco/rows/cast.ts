import { given } from '@/domain/kernel/must';
import type { MerchantRole } from '@/domain/people/roles';
import type { Instant } from '@/domain/time/wall';
import { dayOf } from '@/domain/time/zone';
import type { memberships, people } from '../../../tables/people';
import { demoPeople } from '../../scene';
import type { CityLife, OrderPlan } from '../life-types';
import type { CityPlan } from '../plan-types';
import type { Ids } from './ids';

type Known = { readonly id: string; readonly email: string; readonly name: string };

/** Who is who: everybody of the plan by key, the demo accounts in the parts that show most. */
export type Cast = {
  readonly personOf: (key: string) => Known;
  readonly ownerOf: (merchantKey: string) => Known;
  readonly clerkOf: (merchantKey: string) => Known;
  readonly admin: Known;
  readonly people: readonly (typeof people.$inferInsert)[];
  readonly memberships: readonly (typeof memberships.$inferInsert)[];
};
type Parts = {
  readonly plan: CityPlan;
  readonly life: CityLife;
  readonly now: Instant;
  readonly ids: Ids;
  readonly passwordHash: string;
};

const [consumer, merchant, clerk, admin] = demoPeople;
/** The other two roles of the merchant that everybody may try. */
const staff = [
  { id: 'person_manager', email: 'manager@offpeak.example', name: 'Mona Weiss', role: 'manager' },
  { id: 'person_accountant', email: 'accountant@offpeak.example', name: 'Arlo Finch', role: 'accountant' },
] as const;

export function castOf({ plan, life, now, ids, passwordHash }: Parts): Cast {
  const lead = leadOf(plan, life, now);
  const known = new Map<string, Known>(
    life.people.map(({ key, email, name }) => [
      key,
      key === lead ? consumer : { id: ids('person', key), email, name },
    ]),
  );
  const owners = new Map<string, Known>();
  const clerks = new Map<string, Known>();
  for (const { key, owner, clerk: helper } of plan.merchants) {
    const isShowcase = key === plan.showcase;
    owners.set(key, isShowcase ? merchant : { id: ids('person', `${key}/owner`), ...owner });
    clerks.set(key, isShowcase ? clerk : { id: ids('person', `${key}/clerk`), ...helper });
  }
  const in_ = (map: ReadonlyMap<string, Known>) => (key: string) =>
    given(map.get(key), 'everybody of the plan is cast');
  const [personOf, ownerOf, clerkOf] = [in_(known), in_(owners), in_(clerks)];
  const joined = [
    ...life.people.map(({ key, joinedAt }) => ({ ...personOf(key), createdAt: joinedAt })),
    ...plan.merchants.flatMap(({ key, joinedAt }) => [
      { ...ownerOf(key), createdAt: joinedAt },
      { ...clerkOf(key), createdAt: joinedAt },
    ]),
    ...[...staff, admin].map((one) => ({ ...one, createdAt: plan.merchants[0]?.joinedAt ?? now })),
  ];
  const signIns = new Set<string>([...demoPeople, ...staff].map(({ id }) => id));
  return {
    personOf,
    ownerOf,
    clerkOf,
    admin,
    people: joined.map(({ id, email, name, createdAt }) => ({
      ...{ id, email, name, createdAt },
      passwordHash: signIns.has(id) ? passwordHash : null,
      isAdmin: id === admin.id,
    })),
    memberships: membershipsOf(plan, ids, { ownerOf, clerkOf }),
  };
}

/** Whose page has most to show: visits behind and ahead, a group that waits, something given back. */
function leadOf(plan: CityPlan, life: CityLife, now: Instant): string {
  const points = new Map<string, Map<string, number>>();
  for (const order of life.orders) {
    if (order.personKey === null || order.merchantKey === plan.showcase) continue;
    const own = points.get(order.personKey) ?? new Map<string, number>();
    const [part, worth] = partOf(order, now);
    points.set(order.personKey, own.set(part, worth));
  }
  const sums = [...points].map(([key, own]) => ({
    key,
    sum: [...own.values()].reduce((sum, worth) => sum + worth, 0),
  }));
  const best = sums.reduce((most, each) => (each.sum > most.sum ? each : most));
  return best.key;
}

function partOf({ as, status, start, voucher }: OrderPlan, now: Instant): [string, number] {
  const isAhead = start > now;
  if (status === 'authorised') return ['waiting', 4];
  if (isAhead && status === 'paid') {
    const isToday = dayOf(start, 'UTC') === dayOf(now, 'UTC');
    return isToday ? ['today', 4] : [`ahead-${as}`, 3];
  }
  return [voucher ?? status, 1];
}

type Bosses = Pick<Cast, 'ownerOf' | 'clerkOf'>;

function membershipsOf(
  plan: CityPlan,
  ids: Ids,
  { ownerOf, clerkOf }: Bosses,
): (typeof memberships.$inferInsert)[] {
  return plan.merchants.flatMap(({ key, joinedAt }) => {
    const others = key === plan.showcase ? staff : [];
    const working: (Known & { role: MerchantRole })[] = [
      { ...ownerOf(key), role: 'owner' },
      { ...clerkOf(key), role: 'clerk' },
      ...others,
    ];
    return working.map(({ id, email, role }) => ({
      id: ids('member', `${key}/${role}`),
      merchantId: ids('merchant', key),
      email,
      personId: id,
      role,
      invitedAt: joinedAt,
      acceptedAt: joinedAt,
    }));
  });
}
