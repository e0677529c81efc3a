import { expect, test } from 'vitest';
import { takeSeats } from '@/db/slots/slots';
import { findVenue, mostTaken } from '@/db/venues';
import { given } from '@/domain/kernel/must';
import { accept, refuse } from '@/domain/kernel/result';
import { instantOf } from '@/domain/time/iso';
import { casaVerde, spa as typed } from '../casa-verde';
import { updateVenue } from './update-venue';
import { updateVenueInput } from './update-venue.input';

const at = instantOf('2027-03-10T15:00:00Z');

test('S5: while seats are lowered nobody takes one that is no longer there', async () => {
  for (let round = 0; round < 12; round += 1) {
    const { world, owner, ids } = await casaVerde();
    const lowered = updateVenueInput.parse({ id: ids.venueId, version: 1, ...typed, seats: 3 });
    const take = (places: number) =>
      world.store.transaction(async (tx) => {
        const asked = { venueId: ids.venueId, steps: [at], places, seats: 6, discountedLimits: null };
        return (await takeSeats(tx, asked)) ? accept(null) : refuse({ reason: 'sold-out', left: 0 });
      });
    await take(3);
    const buyers = Array.from({ length: 3 }, () => take(1));
    await Promise.all([...buyers, updateVenue(owner, lowered)]);
    const venue = given(await findVenue(world.reader, ids.venueId), 'the venue is there');
    expect(await mostTaken(world.reader, ids.venueId, at)).toBeLessThanOrEqual(venue.seats);
  }
});
