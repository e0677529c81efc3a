import { expect, test } from 'vitest';
import { loadQuietTuesdaySpa, spa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { sellVisit } from '@/db/scenes/sold-visit';
import { countRefusedRequest } from '@/db/slots/slots';
import { accept } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { weekMs } from '@/domain/time/zone';
import { given } from '../casa-verde';
import { asPerson, testContext } from '../testing';
import { getResults } from './get-results';

const wednesday = instantOf('2027-03-10T15:00:00Z');

test('results say who was crowded out, who came again in full, and what a place and hour brought', async () => {
  const world = await testContext({ now: spaNow });
  const { secrets } = world;
  await world.transaction(async (tx) => {
    await loadQuietTuesdaySpa(tx, { now: spaNow });
    const sold = { now: spaNow, secrets };
    await sellVisit(tx, { ...sold, start: wednesday });
    const again = { isDiscounted: false, priceMinor: 6000, offBps: 0 };
    await sellVisit(tx, { ...sold, start: wednesday + weekMs, order: again });
    await sellVisit(tx, {
      ...sold,
      start: wednesday + weekMs,
      order: { ...again, email: 'max@example.org' },
    });
    await sellVisit(tx, { ...sold, start: wednesday + 2 * weekMs, order: { email: 'max@example.org' } });
    await countRefusedRequest(tx, { venueId: spa.venueId, start: wednesday, places: 1 });
    await countRefusedRequest(tx, { venueId: spa.venueId, start: wednesday + weekMs, places: 1 });
    return accept(null);
  });
  world.clock.set(spaNow + 4 * weekMs);
  const owner = asPerson(world, { memberships: [{ merchantId: spa.merchantId, role: 'owner' }] });
  const results = given(await getResults(owner, { id: spa.venueId }));
  expect(results.crowdedOut).toBe(1);
  expect(results.secondVisits).toEqual({
    newcomers: { guests: 0, cameBack: 0 },
    regulars: { guests: 1, cameBack: 0 },
  });
  expect(results.perPlaceHour.inWindows).toBeGreaterThan(0);
  expect(results.perPlaceHour.elsewhere).toBe(0);
});
