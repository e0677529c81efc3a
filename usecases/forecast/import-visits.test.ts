import { beforeEach, describe, expect, it } from 'vitest';
import { historySpan } from '@/db/forecast/selling';
import { findVenue } from '@/db/venues';
import { expectedSeatsAt } from '@/domain/venues/busyness';
import { asMember, type CasaVerde, casaVerde, given } from '../casa-verde';
import { importVisits } from './import-visits';
import { importVisitsInput } from './import-visits.input';

let spa: CasaVerde;
beforeEach(async () => {
  spa = await casaVerde();
});

/** Eight weeks: five guests on Fridays at 18:00, one on Tuesdays at 15:00, written as a calendar of ours exports them. */
function file(): string {
  const rows = ['day;time spent;guests'];
  for (let week = 0; week < 8; week += 1) {
    const day = (first: number) => {
      const date = new Date(Date.UTC(2027, 0, first + week * 7));
      return date.toISOString().slice(0, 10);
    };
    rows.push(`${day(5)} 15:00;x;1`, `${day(8)} 18:00;x;5`);
  }
  rows.push('2027-02-02 15:00;x;1', 'soon;x;2', '2027-02-01 10:00;x;-3', '2030-01-01 10:00;x;2');
  return rows.join('\n');
}
const asked = (more: object = {}) =>
  importVisitsInput.parse({
    id: spa.ids.venueId,
    text: file(),
    whenColumn: 'day',
    countColumn: 'guests',
    fileZone: 'Europe/Lisbon',
    isRight: true,
    ...more,
  });

describe('a file of past visits', () => {
  it('becomes the ordinary week, and says how many rows were left out', async () => {
    expect(given(await importVisits(spa.owner, asked()))).toEqual({ weeks: 8, visits: 16, leftOut: 4 });
    const venue = await findVenue(spa.world.reader, spa.ids.venueId);
    expect(expectedSeatsAt(venue?.busyness ?? [], 5, 18 * 60)).toBeGreaterThan(4.5);
    expect(await historySpan(spa.world.reader, spa.ids.venueId)).not.toBeNull();
  });

  it('takes the place of an earlier file', async () => {
    given(await importVisits(spa.owner, asked()));
    expect(given(await importVisits(spa.owner, asked({ countColumn: null })))).toMatchObject({ visits: 18 });
  });

  it('of takings becomes guests: receipts of an hour together, by what one guest usually leaves', async () => {
    const rows = ['when;total', '2027-01-08 18:05;60,00', '2027-01-08 18:05;60,00', '2027-01-08 18:50;30,50'];
    const takings = {
      text: rows.join('\n'),
      whenColumn: 'when',
      countColumn: 'total',
      takingsPerGuest: '30,00',
    };
    expect(given(await importVisits(spa.owner, asked(takings)))).toMatchObject({ visits: 1, leftOut: 0 });
    const venue = await findVenue(spa.world.reader, spa.ids.venueId);
    expect(expectedSeatsAt(venue?.busyness ?? [], 5, 18 * 60)).toBeGreaterThan(0.5);
    expect(importVisitsInput.safeParse({ ...asked(), takingsPerGuest: '0' }).success).toBe(false);
  });

  it('is not kept where the column is another one', async () => {
    expect(await importVisits(spa.owner, asked({ whenColumn: 'guests' }))).toMatchObject({
      refusal: { reason: 'malformed', errors: [{ code: 'no-readable-row' }] },
    });
    expect(await historySpan(spa.world.reader, spa.ids.venueId)).toBeNull();
  });

  it('is for those who manage the place', async () => {
    const clerk = asMember(spa.owner, spa.ids.merchantId, 'clerk');
    expect(await importVisits(clerk, asked())).toMatchObject({ refusal: { reason: 'not-allowed' } });
    expect(await importVisits(spa.stranger, asked())).toMatchObject({ refusal: { reason: 'not-found' } });
  });
});
