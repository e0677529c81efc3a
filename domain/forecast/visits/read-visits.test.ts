import { describe, expect, it } from 'vitest';
import { estimateBaseline } from '../baseline/baseline';
import { layOutVisits } from './lay-out';
import { plainQuestion } from './plain-question';
import { readVisits, type VisitMapping } from './read-visits';

const grid = { slotMinutes: 60, slotsPerDay: 12, dayStartMinute: 600 };
const open = new Float64Array(84).fill(10);
const mapping: VisitMapping = {
  whenColumn: 'when',
  countColumn: null,
  keyColumn: null,
  order: 'day-month-year',
  fileZone: 'Europe/Lisbon',
  venueZone: 'Europe/Lisbon',
};

function lineOf(weekday: number, hour: number, week: number): string {
  const day = 1 + weekday + 7 * week;
  return `2027-03-${String(day).padStart(2, '0')} ${hour}:15`;
}

describe('past visits from a merchant’s file', () => {
  const times = [
    { says: 'a day written year first', text: '2027-03-05 18:30', weekday: 5, minute: 1110 },
    { says: 'a day written day first', text: '05/03/2027 6:30 PM', weekday: 5, minute: 1110 },
    {
      says: 'an instant with its offset, at the venue’s clock',
      text: '2027-03-05T19:30:00+01:00',
      weekday: 5,
      minute: 1110,
    },
    { says: 'an instant in UTC in summer', text: '2027-07-09T17:30:00Z', weekday: 5, minute: 1110 },
  ];
  it.each(times)('reads $says', ({ text, weekday, minute }) => {
    const read = readVisits(`when\n${text}\n`, mapping);
    expect(read.ok && read.value.visits[0]).toMatchObject({ minute });
    expect(read.ok && 1 + ((read.value.visits[0]?.day ?? 0) % 7)).toBe(weekday);
  });

  it('converts a file of another zone to the venue’s clock', () => {
    const read = readVisits('when\n2027-03-05 18:30\n', { ...mapping, fileZone: 'America/New_York' });
    expect(read.ok && read.value.visits[0]?.minute).toBe(23 * 60 + 30);
  });

  it('leaves out negative counts, double rows and unreadable lines, and says which', () => {
    const text =
      'when;visits\n2027-03-01 10:00;4\n2027-03-01 10:00;4\n2027-03-01 11:00;-2\nyesterday;3\n31/02/2027 10:00;1\n';
    const read = readVisits(text, { ...mapping, countColumn: 'visits' });
    expect(read).toMatchObject({
      ok: true,
      value: {
        visits: [{ minute: 600, count: 4 }],
        doubled: { rows: 1, firstLines: [3] },
        negative: { rows: 1, firstLines: [4] },
        unreadable: { rows: 2, firstLines: [5, 6] },
      },
    });
  });

  const refused = [
    { says: 'an empty file', text: '', change: {}, reason: 'file-empty' },
    { says: 'a missing column', text: 'time\n2027-03-05 18:30', change: {}, reason: 'column-missing' },
    { says: 'a file without one readable row', text: 'when\nnever\n', change: {}, reason: 'no-readable-row' },
    {
      says: 'a zone that does not exist',
      text: 'when\n2027-03-05 18:30',
      change: { fileZone: 'Mars/Olympus' },
      reason: 'zone-unknown',
    },
  ];
  it.each(refused)('refuses $says', ({ text, change, reason }) => {
    expect(readVisits(text, { ...mapping, ...change })).toMatchObject({ ok: false, refusal: { reason } });
  });

  it('takes a silent day for a hole, not for a quiet day', () => {
    const lines = [0, 1, 2, 3].flatMap((week) =>
      [0, 1, 2, 3, 4].flatMap((day) => (week === 2 && day === 3 ? [] : [lineOf(day, 12, week)])),
    );
    const read = readVisits(`when\n${lines.join('\n')}`, mapping);
    const laid = read.ok ? layOutVisits(read.value.visits, grid, open) : null;
    expect(laid?.holes).toBe(1);
    expect(laid?.weeks[2]?.usable[3 * 12 + 2]).toBe(0);
  });

  it('asks a plain question whose answer shows a column that means the opposite', () => {
    const lines = [0, 1, 2, 3].flatMap((week) => [
      lineOf(4, 18, week),
      lineOf(4, 18, week),
      lineOf(4, 18, week),
      lineOf(1, 14, week),
    ]);
    const read = readVisits(`when\n${lines.join('\n')}`, mapping);
    const laid = read.ok ? layOutVisits(read.value.visits, grid, open) : { weeks: [] };
    const { mean } = estimateBaseline({
      weeks: laid.weeks,
      capacity: open,
      slotsPerDay: 12,
      tradeProfile: null,
    });
    expect(plainQuestion(mean, grid, open)?.fullest).toMatchObject({ weekday: 5, minute: 1080 });
  });

  it('reads a year of visits in well under a second', () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) =>
        `2026-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')} ${10 + (index % 11)}:05`,
    );
    const started = process.cpuUsage();
    const read = readVisits(`when\n${rows.join('\n')}`, mapping);
    if (read.ok) layOutVisits(read.value.visits, grid, open);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000);
  });
});
