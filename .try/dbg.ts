import { wiring, contextOf } from '@/app/_web/context';
import { findCandidates } from '@/db/discovery';
const world = await wiring();
const now = world.clock.now();
console.log(now, (await findCandidates(world.store.reader, { now })).length, world.settings.databaseUrl);
await world.store.close();
