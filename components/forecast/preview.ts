import { layOutVisits } from '@/domain/forecast/visits/lay-out';
import { type Hour, plainQuestion } from '@/domain/forecast/visits/plain-question';
import { type LeftOut, readVisits, type VisitMapping } from '@/domain/forecast/visits/read-visits';

export type Preview = {
  readonly ok: true;
  readonly visits: number;
  readonly weeks: number;
  readonly holes: number;
  readonly left: readonly (LeftOut & { readonly why: string })[];
  readonly fullest: Hour | null;
  readonly quietest: Hour | null;
  readonly isFlat: boolean;
  /** Guests per hour and week, Monday first, 24 hours a day. */
  readonly perHour: readonly number[];
};
type Unreadable = { readonly ok: false; readonly why: string };

const hours = { slotMinutes: 60, slotsPerDay: 24, dayStartMinute: 0 };

/** What we read in the file, before anything is kept. */
export function previewOf(text: string, mapping: VisitMapping): Preview | Unreadable {
  const read = readVisits(text, mapping);
  if (!read.ok)
    return { ok: false, why: 'No row of this column is a day and a time we can read. Is it another column?' };
  const { visits, unreadable, negative, doubled } = read.value;
  const { weeks, holes } = layOutVisits(visits, hours, new Uint8Array(7 * 24).fill(1));
  const perHour = Array.from(
    { length: 7 * 24 },
    (_, slot) => weeks.reduce((sum, { starts }) => sum + (starts[slot] ?? 0), 0) / Math.max(1, weeks.length),
  );
  const used = perHour.map((guests) => (guests > 0 ? 1 : 0));
  const question = plainQuestion(perHour, hours, used);
  return {
    ok: true,
    visits: visits.reduce((sum, { count }) => sum + count, 0),
    weeks: weeks.length,
    holes,
    left: [
      { ...unreadable, why: 'could not be read' },
      { ...negative, why: 'are less than nothing' },
      { ...doubled, why: 'stand there twice' },
    ].filter(({ rows }) => rows > 0),
    fullest: question?.fullest ?? null,
    quietest: question?.quietest ?? null,
    isFlat: question?.flat ?? true,
    perHour,
  };
}
