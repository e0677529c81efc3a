import { wiring } from '@/app/_web/context';
import { accept } from '@/domain/kernel/result';
import { planCity } from '@/db/scenes/downtown-san-francisco/plan';
import { loadEmptyTown } from '@/db/scenes/empty-town';
import { rangeOfWeek } from '@/domain/pricing/range-of-week';
import { pricedWeek } from '@/domain/pricing/week';
import { deals, dealVersions } from '@/db/tables/deals';
import { merchants, memberships } from '@/db/tables/people';
import { packages, venues } from '@/db/tables/venues';
import { groups } from '@/db/tables/groups';
import { dayOf } from '@/domain/time/zone';
const world = await wiring();
const now = world.clock.now();
await loadEmptyTown(world.store, { now, hash: world.secrets.hash, seal: world.secrets.seal, bytes: world.secrets.bytes, hashPassword: world.secrets.hashPassword });
const plan = planCity({ seed: 1, today: dayOf(now, 'America/Los_Angeles'), timeZone: 'America/Los_Angeles', now } as never);
const id = (key: string) => key.replace('-', '_');
const t0 = performance.now();
await world.store.transaction(async (tx) => {
  for (const m of plan.merchants) await tx.insert(merchants).values({ id: id(m.key), name: m.name, country: m.country, currency: 'USD', registrationNumber: m.registrationNumber, contactEmail: m.contactEmail, status: 'verified', createdAt: m.joinedAt });
  for (const v of plan.venues) await tx.insert(venues).values({ id: id(v.key), merchantId: id(v.merchantKey), slug: `${v.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${v.key}`, name: v.name, address: v.address, area: v.area, city: plan.city, lat: v.lat, lng: v.lng, timeZone: v.timeZone, stepMinutes: v.stepMinutes, seats: v.seats, hours: [...v.hours], closures: [...v.closures], busyness: v.busyness, createdAt: 0 });
  for (const p of plan.packages) await tx.insert(packages).values({ ...p, id: id(p.key), venueId: id(p.venueKey), lines: [...p.lines], createdAt: 0 } as never);
  let n = 0;
  for (const d of plan.deals) {
    const v = plan.venues.find((x) => x.key === d.venueKey)!; const p = plan.packages.find((x) => x.key === d.packageKey)!;
    const r = rangeOfWeek(pricedWeek({ terms: d.terms, package: p, venue: v, busyness: v.busyness }));
    const slug = `${d.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${d.key}`;
    await tx.insert(deals).values({ id: id(d.key), slug, merchantId: id(d.merchantKey), venueId: id(d.venueKey), status: d.status, version: 1, liveVersion: 1, category: p.category, title: d.title, searchText: `${d.title} ${v.name} ${v.area} ${p.category}`.toLowerCase(), lowestPriceMinor: r.leastInGroupMinor ?? r.leastMinor, listPriceMinor: r.listPriceMinor, salesFrom: d.terms.salesFrom, salesUntil: d.terms.salesUntil, createdAt: d.createdAt, liveAt: d.decidedAt });
    await tx.insert(dealVersions).values({ id: `version_${d.key.replace('-', '')}`, dealId: id(d.key), version: 1, packageId: id(d.packageKey), title: d.title, description: d.description, terms: d.terms, status: 'approved', findings: [], createdBy: 'x', createdAt: d.createdAt, submittedAt: d.submittedAt });
    n++;
  }
  await tx.insert(memberships).values({ id: 'member_x', merchantId: id(plan.venues[0]!.merchantKey), email: 'merchant@offpeak.example', personId: 'person_merchant', role: 'owner', invitedAt: 0, acceptedAt: 0 });
  console.log(n, 'deals', plan.venues.length, 'venues', plan.venues[0]!.name);
  return accept(null);
});
console.log('loaded ms', performance.now() - t0);
await world.store.close();
