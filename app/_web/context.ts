import { openStore } from '@/db/open-store';
import { bookIn } from '@/db/orders/provider-book';
import type { Store } from '@/db/store';
import type { Actor } from '@/domain/people/roles';
import { feeRules } from '@/domain/settlement/fee';
import type { Clock } from '@/providers/clock/port';
import { type SettableClock, settableClock } from '@/providers/clock/settable';
import { systemClock } from '@/providers/clock/system';
import { outboxOnly } from '@/providers/mail/outbox-only';
import type { Mail } from '@/providers/mail/port';
import { smtpMail } from '@/providers/mail/smtp';
import { type BuiltinPayments, builtinPayments } from '@/providers/payments/builtin';
import type { Payments } from '@/providers/payments/port';
import { stripePayments } from '@/providers/payments/stripe/stripe';
import { builtinPayouts } from '@/providers/payouts/builtin';
import type { Payouts } from '@/providers/payouts/port';
import { nodeSecrets } from '@/providers/secrets/node-secrets';
import type { Secrets } from '@/providers/secrets/port';
import type { Context } from '@/usecases/context';
import { type Crash, crashOf } from './control/crash';
import { type Settings, settings } from './settings';
import { followTestClock, readTestClock } from './test-clock';

/** Everything a request is answered with, made once per process. */
export type Wiring = {
  readonly settings: Settings & { appSecret: string };
  readonly store: Store;
  readonly clock: Clock;
  /** Only under test control. */
  readonly testClock: SettableClock | null;
  /** Only under test control. */
  readonly crash: Crash | null;
  readonly payments: Payments;
  /** The same where it is the built-in provider, which has pages and faults of its own. */
  readonly builtin: BuiltinPayments | null;
  readonly payouts: Payouts;
  readonly mail: Mail;
  readonly secrets: Secrets;
};

/** Next loads modules once per bundle; the wiring is one for all of them. */
const shared = globalThis as typeof globalThis & { offpeakWiring?: Promise<Wiring> | undefined };

export async function wiring(): Promise<Wiring> {
  shared.offpeakWiring ??= wire();
  const world = await shared.offpeakWiring;
  if (world.testClock) await followTestClock(world.store.reader, world.testClock);
  return world;
}

/** Puts a world of a test in place of the real one. */
export function replaceWiring(world: Wiring | null): void {
  shared.offpeakWiring = world ? Promise.resolve(world) : undefined;
}

export function contextOf(world: Wiring, who: { actor: Actor; requestId: string }): Context {
  const { store, clock, payments, payouts, mail, secrets } = world;
  return {
    ...who,
    appUrl: world.settings.appUrl,
    reader: store.reader,
    snapshot: store.snapshot,
    clock,
    payments,
    payouts,
    mail,
    secrets,
    fees: feeRules(world.settings.fees),
    transaction: (work) => store.transaction((tx) => work(tx, clock.now())),
  };
}

async function wire(): Promise<Wiring> {
  const own = settings();
  const store = await openStore(own.databaseUrl);
  const testClock = own.testControl ? settableClock(await readTestClock(store.reader, own.clock)) : null;
  const clock = testClock ?? systemClock();
  const secrets = nodeSecrets(own.appSecret);
  const sender = `no-reply@${new URL(own.appUrl).hostname}`;
  const { payments, builtin } = await paymentsOf(own, { store, clock, secrets });
  const crash = own.testControl ? crashOf() : null;
  return {
    settings: own,
    ...(crash?.within({ store, payments }) ?? { store, payments }),
    clock,
    testClock,
    crash,
    builtin,
    payouts: builtinPayouts({ book: bookIn(store, clock.now), clock }),
    mail: own.smtpUrl ? smtpMail(own.smtpUrl, sender) : outboxOnly(),
    secrets,
  };
}

type Tools = { readonly store: Store; readonly clock: Clock; readonly secrets: Secrets };

async function paymentsOf(
  { stripe, appUrl }: Settings,
  { store, clock, secrets }: Tools,
): Promise<Pick<Wiring, 'payments' | 'builtin'>> {
  if (stripe) return { payments: await stripePayments({ ...stripe, clock }), builtin: null };
  const secret = secrets.hash('payment-hook', appUrl);
  const builtin = builtinPayments({ book: bookIn(store, clock.now), clock, appUrl, secret });
  return { payments: builtin, builtin };
}
