import { insertMembership, insertPerson } from '@/db/people/people';
import { refuseNesting, type Store } from '@/db/store';
import { testStore } from '@/db/testing';
import { newId } from '@/domain/kernel/id';
import type { Actor, Membership } from '@/domain/people/roles';
import { usualFees } from '@/domain/settlement/fee';
import { type FakeClock, fakeClock } from '@/providers/clock/fake';
import { type FakeMail, fakeMail } from '@/providers/mail/fake';
import type { BuiltinPayments } from '@/providers/payments/builtin';
import { fakePayments } from '@/providers/payments/fake';
import type { BuiltinPayouts } from '@/providers/payouts/builtin';
import { fakePayouts } from '@/providers/payouts/fake';
import { fakeSecrets } from '@/providers/secrets/fake';
import type { Person } from './authorize';
import type { Context } from './context';

/** Tuesday, 2 March 2027, 10:00 in San Francisco. */
export const testNow = Date.UTC(2027, 2, 2, 18);

/** A context whose outside world is in memory and whose clock stands still until a test moves it. */
export type TestContext = Context & {
  readonly store: Store;
  readonly clock: FakeClock;
  readonly payments: BuiltinPayments;
  readonly payouts: BuiltinPayouts;
  readonly mail: FakeMail;
};

/** An emptied database and a guest in front of it. */
export async function testContext(given: { now?: number; actor?: Actor } = {}): Promise<TestContext> {
  const store = await testStore();
  await store.empty();
  const clock = fakeClock(given.now ?? testNow);
  return {
    actor: given.actor ?? { kind: 'guest' },
    requestId: 'req_test',
    appUrl: 'http://localhost:3000',
    store,
    reader: store.reader,
    snapshot: store.snapshot,
    clock,
    payments: outside(fakePayments(clock)),
    payouts: outside(fakePayouts(clock)),
    fees: usualFees,
    mail: fakeMail(),
    secrets: fakeSecrets(),
    transaction: (work) => store.transaction((tx) => work(tx, clock.now())),
  };
}

/** Asked while a transaction is open it throws: nobody else may wait for a network. Source: layout.md, time and money. */
function outside<Port extends object>(port: Port): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        refuseNesting();
        return Reflect.apply(member, target, given) as unknown;
      };
    },
  });
}

type Who = {
  personId?: string;
  name?: string;
  email?: string;
  isAdmin?: boolean;
  isMerchant?: boolean;
  memberships?: readonly Membership[];
};

/** The same world as somebody signed in sees it. Writes no row: for acts that read no person. */
export function asPerson(ctx: TestContext, who: Who = {}): TestContext & { actor: Person } {
  const name = who.name ?? 'Ana';
  const actor: Person = {
    kind: 'person',
    personId: who.personId ?? `person_${name.toLowerCase()}`,
    email: who.email ?? `${name.toLowerCase()}@example.org`,
    name,
    isAdmin: who.isAdmin ?? false,
    isMerchant: who.isMerchant ?? false,
    memberships: who.memberships ?? [],
  };
  return { ...ctx, actor };
}

/** The same with rows: the person, and the memberships, whose merchants must be there already. */
export async function storePerson(ctx: TestContext, who: Who = {}): Promise<TestContext & { actor: Person }> {
  const as = asPerson(ctx, who);
  const { personId, email, name, isAdmin, memberships } = as.actor;
  await ctx.store.transaction(async (tx) => {
    await insertPerson(tx, { id: personId, email, name, isAdmin, createdAt: ctx.clock.now() });
    for (const { merchantId, role } of memberships)
      await insertMembership(tx, {
        id: newId('member'),
        merchantId,
        email,
        personId,
        role,
        invitedAt: ctx.clock.now(),
        acceptedAt: ctx.clock.now(),
      });
  });
  return as;
}

export function asGuest(ctx: TestContext): TestContext {
  return { ...ctx, actor: { kind: 'guest' } };
}

export function asSystem(ctx: TestContext): TestContext {
  return { ...ctx, actor: { kind: 'system' } };
}
