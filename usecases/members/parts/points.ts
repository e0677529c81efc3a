import { book, keepAccount } from '@/db/ledger/book';
import {
  countBack,
  emptyLot,
  insertLot,
  type LotRow,
  listEndedLots,
  listLotsToWarn,
  lotsOf,
  markWarned,
  refillLot,
  spendLot,
  usesOfOrder,
} from '@/db/members/point-lots';
import { postLetter } from '@/db/outbox';
import { findPerson } from '@/db/people/people';
import type { Tx } from '@/db/store';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import { pointsCurrency } from '@/domain/ledger/accounts';
import {
  lastUntil,
  restoredUntil,
  spendFirstExpiring,
  warningDays,
  warningsDue,
} from '@/domain/members/lots';
import { printDate } from '@/domain/time/print';
import type { Instant } from '@/domain/time/wall';
import { dayMs, dayOf } from '@/domain/time/zone';
import type { Context } from '../../context';

type Work = { readonly tx: Tx; readonly now: Instant };
type Earned = { readonly key: string; readonly personId: string; readonly points: number };

/**
 * Whoever changes points books them first: the account in the ledger keeps others away until the transaction ends, so that
 * its lots always add up to it. Page: docs/rules/means.md.
 */
export async function earnPoints({ tx, now }: Work, { key, personId, points }: Earned): Promise<void> {
  await book(tx, { kind: 'points-earned', key, personId, points }, now);
  await insertLot(tx, { id: key, personId, points, earnedAt: now, expiresAt: lastUntil(now) });
}

type Spent = { readonly personId: string; readonly meansId: string; readonly points: number };

/** What was booked is taken from the lots, the first to run out first; false where too much has run out. */
export async function spendPoints({ tx, now }: Work, { personId, meansId, points }: Spent): Promise<boolean> {
  const parts = spendFirstExpiring(await lotsOf(tx, personId), { points, now });
  if (!parts) return false;
  for (const part of parts) if (!(await spendLot(tx, { meansId, ...part }))) return false;
  return true;
}

type Back = {
  readonly orderId: string;
  readonly personId: string;
  readonly points: number;
  readonly key: string;
};

/** What was booked back is in its lots again, the last to run out first, each for a week at least. */
export async function restorePoints(
  { tx, now }: Work,
  { orderId, personId, points, key }: Back,
): Promise<void> {
  let open = points;
  for (const { use, expiresAt } of await usesOfOrder(tx, orderId)) {
    const part = Math.min(open, use.points - use.backPoints);
    if (part === 0) break;
    open -= part;
    const { meansId, lotId } = use;
    await countBack(tx, { meansId, lotId, points: part });
    const until = restoredUntil(expiresAt, now);
    if (until === expiresAt) await refillLot(tx, lotId, part);
    else
      await insertLot(tx, { id: `${key}:${lotId}`, personId, points: part, earnedAt: now, expiresAt: until });
  }
}

/** Points that have run out go back where they came from. @returns how many lots. */
export async function endPoints(ctx: Context): Promise<number> {
  const ended = await listEndedLots(ctx.reader, ctx.clock.now());
  for (const { id: key, personId } of ended) {
    await ctx.transaction(async (tx, now) => {
      await keepAccount(tx, `points:${personId}`, pointsCurrency);
      const points = await emptyLot(tx, key);
      if (points > 0) await book(tx, { kind: 'points-ended', key, personId, points }, now);
      return accept(null);
    });
  }
  return ended.length;
}

/** A letter thirty days before points run out and another seven days before, one for all that end together. */
export async function warnOfEndingPoints(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  const stages = warningDays.map((days, index) => ({ warnings: index + 1, before: now + days * dayMs }));
  const due = await listLotsToWarn(ctx.reader, { now, stages });
  const together = Map.groupBy(due, ({ personId, expiresAt }) => `${personId} ${expiresAt}`);
  for (const lots of together.values()) {
    await ctx.transaction(async (tx, at) => accept(await warn({ ctx, tx, now: at }, lots)));
  }
  return together.size;
}

/** The lots end together and are one person's. */
async function warn(
  { ctx, tx, now }: Work & { readonly ctx: Context },
  lots: readonly LotRow[],
): Promise<void> {
  const { personId, expiresAt, id } = given(lots[0], 'there is a lot to warn about');
  const warnings = warningsDue(expiresAt, now);
  const ids = lots.map((lot) => lot.id);
  const left = (await markWarned(tx, ids, warnings)).reduce((sum, lot) => sum + lot.left, 0);
  const person = await findPerson(tx, personId);
  if (!person || left === 0) return;
  const lastDay = printDate(dayOf(expiresAt - 1, 'UTC'));
  await postLetter(tx, {
    topic: 'points-ending',
    recipient: person.email,
    subject: `${left} points run out after ${lastDay}`,
    body: `${left} of your points can be used until ${lastDay}; then they are gone. They pay up to a tenth of a visit.\n\nYour points: ${ctx.appUrl}/my/points`,
    dedupeKey: `points-ending:${warnings}:${id}`,
    createdAt: now,
  });
}
