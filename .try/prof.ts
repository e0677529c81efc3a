import { wiring, contextOf } from '@/app/_web/context';
import { listDeals } from '@/usecases/deals/list-deals';
import { listDealsInput } from '@/usecases/deals/list-deals.input';
import { isoOf } from '@/domain/time/iso';
import { Session } from 'node:inspector/promises';
const world = await wiring();
const ctx = contextOf(world, { actor: { kind: 'guest' }, requestId: 'r' });
const now = world.clock.now();
const qs: Record<string, unknown>[] = [{}, { from: isoOf(now + 30 * 3600e3), until: isoOf(now + 34 * 3600e3) }];
const s = new Session(); s.connect(); await s.post('Profiler.enable');
async function prof(name: string, f: () => Promise<unknown>) {
  await s.post('Profiler.setSamplingInterval', { interval: 200 });
  await s.post('Profiler.start'); const t = performance.now(); await f(); const dt = performance.now() - t;
  const { profile } = await s.post('Profiler.stop') as any;
  const self = new Map<number, number>(); profile.samples.forEach((id: number, i: number) => self.set(id, (self.get(id) ?? 0) + profile.timeDeltas[i]));
  const by = new Map<string, number>(); for (const n of profile.nodes) { const k = `${n.callFrame.functionName} ${n.callFrame.url.split('/').slice(-2).join('/')}:${n.callFrame.lineNumber}`; by.set(k, (by.get(k) ?? 0) + (self.get(n.id) ?? 0)); }
  console.log('==', name, Math.round(dt)); for (const [k, v] of [...by].sort((a, b) => b[1] - a[1]).slice(0, 18)) console.log((v / 1000).toFixed(1).padStart(8), k);
}
await prof('cold', () => listDeals(ctx, listDealsInput.parse(qs[0])));
for (const q of qs) { await listDeals(ctx, listDealsInput.parse(q)); await prof(JSON.stringify(q), async () => { for (let i = 0; i < 5; i++) await listDeals(ctx, listDealsInput.parse(q)); }); }
await world.store.close();
