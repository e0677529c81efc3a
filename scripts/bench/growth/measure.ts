// One size, in a process of its own: DATABASE_URL names the country. Prints the medians of every call as JSON [ms]: `wall` by the clock,
// `ours` and `server` of processor time.
import { openStore } from '@/db/open-store';
import { countryOf } from '@/db/scenes/country/plan';
import { usualFees } from '@/domain/settlement/fee';
import { fakeClock } from '@/providers/clock/fake';
import { outboxOnly } from '@/providers/mail/outbox-only';
import { fakePayments } from '@/providers/payments/fake';
import { fakePayouts } from '@/providers/payouts/fake';
import { fakeSecrets } from '@/providers/secrets/fake';
import type { Context } from '@/usecases/context';
import { median } from '../load';
import { callsOf } from './calls';
import { serverOf } from './server-time';

const count = Number(process.argv[2]);
const store = await openStore(process.env.DATABASE_URL ?? '');
const clock = fakeClock(Number(process.argv[3]));
const ctx: Context = {
  actor: { kind: 'guest' },
  requestId: 'bench',
  appUrl: 'http://localhost:3000',
  reader: store.reader,
  snapshot: store.snapshot,
  clock,
  payments: fakePayments(clock),
  payouts: fakePayouts(clock),
  fees: usualFees,
  mail: outboxOnly(),
  secrets: fakeSecrets(),
  transaction: (work) => store.transaction((tx) => work(tx, clock.now())),
};
/** What a process keeps of deals it showed before. A small country would be known by heart after its first list, a large one never. */
const kept = globalThis as typeof globalThis & { offpeakRules?: Map<string, unknown> };
type Taken = Record<'wall' | 'ours' | 'server', number>;
const medians: Record<string, Taken> = {};
const server = serverOf(process.env.DATABASE_URL ?? '');
const { venues, cities } = countryOf(count, clock.now());
const town = { ctx, deals: count, venues, cities, pass: (ms: number) => clock.set(clock.now() + ms) };
const calls = callsOf(town);
// By then what lists run is compiled: the first ones of a process take several times as long, in whatever country.
for (let turn = 0; turn < 150; turn += 1) await calls[0]?.run(turn);
for (const { name, times, run } of calls) {
  const taken: Taken[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    kept.offpeakRules?.clear();
    const [before, began] = [server(), performance.now()];
    const ours = process.cpuUsage();
    await run(turn);
    const { user, system } = process.cpuUsage(ours);
    const wall = performance.now() - began;
    taken.push({ wall, ours: (user + system) / 1_000, server: server() - before });
  }
  const middle = (of: keyof Taken) => median(taken.map((one) => one[of]));
  medians[name] = { wall: middle('wall'), ours: middle('ours'), server: middle('server') };
}
await store.close();
console.log(JSON.stringify(medians));
