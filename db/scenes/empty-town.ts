import type { Store, Tx } from '../store';
import { merchants } from '../tables/people';
import { venues } from '../tables/venues';
import { insertDemoPeople } from './demo-people';
import { demoPassword, type SceneTools } from './scene';

const merchantId = 'merchant_town';

/** A town before its first deal: the four people, and one verified business with a venue. */
export async function loadEmptyTown(store: Store, tools: SceneTools): Promise<void> {
  const passwordHash = await tools.hashPassword(demoPassword);
  await store.transaction(async (tx) => {
    await openBusiness(tx, tools.now);
    await insertDemoPeople(tx, { merchantId, passwordHash, now: tools.now });
  });
}

async function openBusiness(tx: Tx, now: number): Promise<void> {
  await tx.insert(merchants).values({
    id: merchantId,
    name: 'The Quiet Hour',
    country: 'US',
    currency: 'USD',
    contactEmail: 'merchant@offpeak.example',
    status: 'verified',
    createdAt: now,
    submittedAt: now,
  });
  await tx.insert(venues).values({
    id: 'venue_town',
    merchantId,
    slug: 'the-quiet-hour',
    name: 'The Quiet Hour',
    address: '1 Market Street',
    area: 'Downtown',
    city: 'San Francisco',
    lat: 37.7936,
    lng: -122.3965,
    timeZone: 'America/Los_Angeles',
    stepMinutes: 30,
    seats: 6,
    hours: ([1, 2, 3, 4, 5, 6] as const).map((weekday) => ({ weekday, fromMinute: 600, untilMinute: 1200 })),
    closures: [],
    busyness: [],
    createdAt: now,
  });
}
