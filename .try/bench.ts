import { wiring, contextOf } from '@/app/_web/context';
import { listDeals } from '@/usecases/deals/list-deals';
import { listDealsInput } from '@/usecases/deals/list-deals.input';
import { isoOf } from '@/domain/time/iso';
const world = await wiring();
const ctx = contextOf(world, { actor: { kind: 'guest' }, requestId: 'r' });
const now = world.clock.now();
const cases: Record<string, Record<string, unknown>> = {
  'no span quietest': {}, 'no span price': { sort: 'price' },
  'now+3h quietest': { from: isoOf(now), until: isoOf(now + 3 * 3600e3) },
  'tomorrow afternoon quietest': { from: isoOf(now + 30 * 3600e3), until: isoOf(now + 34 * 3600e3) },
  'tomorrow afternoon price': { from: isoOf(now + 30 * 3600e3), until: isoOf(now + 34 * 3600e3), sort: 'price' },
  'week newest': { from: isoOf(now), until: isoOf(now + 7 * 24 * 3600e3), sort: 'newest' },
  'week quietest': { from: isoOf(now), until: isoOf(now + 7 * 24 * 3600e3) },
  'max price': { from: isoOf(now + 30 * 3600e3), until: isoOf(now + 34 * 3600e3), maxPrice: 1500 },
  'limit100 no span': { limit: 100 },
};
for (const [name, q] of Object.entries(cases)) {
  const times: number[] = []; let n = 0;
  for (let i = 0; i < 6; i++) { const t = process.cpuUsage(); const w = performance.now(); const r = await listDeals(ctx, listDealsInput.parse(q)); const u = process.cpuUsage(t); times.push(`${Math.round((u.user + u.system) / 1000)}cpu/${Math.round(performance.now() - w)}` as never); n = r.ok ? r.value.items.length : -1; }
  console.log(name.padEnd(30), n, times.join(' '));
}
await world.store.close();
