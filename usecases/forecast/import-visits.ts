import { recordAudit } from '@/db/audit';
import type { SellingVenue } from '@/db/deals/deal-terms';
import type { Tx } from '@/db/store';
import { replacePastVisits } from '@/db/venues';
import { firstMonday } from '@/domain/forecast/baseline/places-in-use';
import { readVisits, type Visit, type VisitsRefusal } from '@/domain/forecast/visits/read-visits';
import { newId } from '@/domain/kernel/id';
import { accept, refuse } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import { addDays, instantsAt } from '@/domain/time/zone';
import { actorName } from '../authorize';
import type { Answer, Context } from '../context';
import { ownVenue } from '../venues/parts/own-venue';
import type { ImportVisits } from './import-visits.input';
import { relearn } from './parts/relearn';

export type ImportedVisits = {
  readonly weeks: number;
  readonly visits: number;
  /** Rows left out: unreadable, negative, doubled, or not yet past. */
  readonly leftOut: number;
};

/** Keeps the past visits of a merchant's file in place of an earlier one, and works the ordinary week out anew. */
export async function importVisits(ctx: Context, input: ImportVisits): Promise<Answer<ImportedVisits>> {
  return ctx.transaction(async (tx, now) => {
    const found = await ownVenue(ctx, tx, { id: input.id, roles: ['manager'] });
    if (!found.ok) return found;
    const venue = found.value;
    const read = readVisits(input.text, { ...input, venueZone: venue.timeZone });
    if (!read.ok) return unreadable(read.refusal);
    const { unreadable: bad, negative, doubled, visits } = read.value;
    const kept = await keep(tx, venue, { visits, now });
    const { busyness, weeks } = await relearn(tx, venue, { now, stated: venue.statedWeek });
    const leftOut = bad.rows + negative.rows + doubled.rows + visits.length - kept;
    await recordAudit(tx, {
      at: now,
      actor: actorName(ctx.actor),
      act: 'venue.visits-imported',
      entity: venue.id,
      before: venue.busyness,
      after: { kept, leftOut, busyness },
    });
    return accept({ weeks, visits: kept, leftOut });
  });
}

type Keeping = { readonly visits: readonly Visit[]; readonly now: Instant };

async function keep(tx: Tx, venue: SellingVenue, { visits, now }: Keeping): Promise<number> {
  const days = new Map<number, string>();
  const rows = visits.flatMap(({ day, minute, count }) => {
    const date = days.get(day) ?? addDays(firstMonday, day);
    days.set(day, date);
    const [start] = instantsAt(date, minute, venue.timeZone);
    const seats = Math.round(count);
    return start === undefined || start >= now
      ? []
      : [{ id: newId('visit'), venueId: venue.id, start, seats }];
  });
  await replacePastVisits(tx, venue.id, rows);
  return rows.length;
}

function unreadable({ reason }: VisitsRefusal): Answer<never> {
  const path = reason === 'column-missing' ? 'whenColumn' : 'text';
  return refuse({ reason: 'malformed', errors: [{ path, code: reason, message: sentences[reason] }] });
}

const sentences: Readonly<Record<VisitsRefusal['reason'], string>> = {
  'file-empty': 'There is no row in this file.',
  'file-too-long': 'This file has too many rows; a year or two is enough.',
  'column-missing': 'The file has no such column.',
  'no-readable-row': 'No row could be read: is this the column with the day and the time?',
  'zone-unknown': 'We do not know this time zone.',
};
