import { book } from '@/db/ledger/book';
import { listOwners, listUnclaimed, type Owner, type Unclaimed } from '@/db/settlement/claims';
import {
  carriedOutOf,
  claimLines,
  insertPayout,
  lastPayout,
  type PayoutLineRow,
  reserveTermsOf,
} from '@/db/settlement/payouts';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { accept } from '@/domain/kernel/result';
import { basisPoints, minor } from '@/domain/money/money';
import { paydayOf } from '@/domain/settlement/payday';
import { closingOf, type LineKind } from '@/domain/settlement/payout';
import type { Day, Instant, Zone } from '@/domain/time/wall';
import { addDays, dayOf, startOfDay } from '@/domain/time/zone';
import type { Context } from '../../context';
import { zoneOf } from './merchant-days';

/**
 * Closes every day whose payday has come: claims what happened on it for one statement and promises its sum. Each day in
 * a transaction of its own; a day closed before is left alone, so that a run repeated or killed pays nobody twice.
 */
export async function closeDays(ctx: Context): Promise<number> {
  let closed = 0;
  for (const owner of await listOwners(ctx.reader)) {
    const zone = await zoneOf(ctx.reader, owner.merchantId);
    for (const day of await daysDue(ctx, owner, zone)) {
      const done = await ctx.transaction(async (tx, now) =>
        accept(await closeDay({ tx, now, zone }, owner, day)),
      );
      closed += done.ok && done.value ? 1 : 0;
    }
  }
  return closed;
}

/** Days with something to pay, oldest first. What was booked on a day already closed belongs to the one after it. */
async function daysDue(ctx: Context, owner: Owner, zone: Zone): Promise<Day[]> {
  const today = dayOf(ctx.clock.now(), zone);
  const last = await lastPayout(ctx.reader, owner);
  const open = await listUnclaimed(ctx.reader, owner, startOfDay(today, zone));
  const days = open.map(({ at }) => firstOpen(dayOf(at, zone), last?.day ?? null));
  return [...new Set(days)].filter((day) => paydayOf(day) <= today).sort();
}

export function firstOpen(day: Day, closed: Day | null): Day {
  return closed !== null && day <= closed ? addDays(closed, 1) : day;
}

type Work = { readonly tx: Tx; readonly now: Instant; readonly zone: Zone };

async function closeDay({ tx, now, zone }: Work, owner: Owner, day: Day): Promise<boolean> {
  const id = newId('payout');
  const open = await listUnclaimed(tx, owner, startOfDay(addDays(day, 1), zone));
  if (open.length === 0) return false;
  const carried = await carriedInto(tx, owner, now);
  const lines = [...(carried ? [carried] : []), ...open];
  const terms = await reserveTermsOf(tx, owner.merchantId);
  const { amountMinor, reserveMinor, carriedOutMinor } = closingOf(lines, basisPoints(terms?.shareBps ?? 0));
  const taxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0);
  const isPaid = amountMinor > 0;
  const paid = {
    amountMinor,
    taxMinor: isPaid ? taxMinor : 0,
    status: isPaid ? 'scheduled' : 'closed',
  } as const;
  const held = reserveMinor > 0 && terms ? { reserveMinor, reserveUntil: addDays(day, terms.days) } : {};
  if (!(await insertPayout(tx, { id, ...owner, day, ...paid, ...held, attempt: 1, createdAt: now })))
    return false;
  const own = [
    lineOf('reserve-held', { payoutId: id, amountMinor: -reserveMinor, taxMinor: 0, at: now }),
    lineOf('carried-out', {
      payoutId: id,
      amountMinor: carriedOutMinor,
      taxMinor: isPaid ? 0 : -taxMinor,
      at: now,
    }),
  ].filter((line) => line.amountMinor !== 0);
  await claimLines(tx, [...lines.map((line) => ({ ...line, payoutId: id })), ...own]);
  await book(tx, { kind: 'reserve-held', key: id, owed: owner, amountMinor: reserveMinor }, now);
  if (isPaid) await promise(tx, { id, ...owner, ...paid, attempt: 1 }, now);
  return true;
}

/** What the last closed day left to be taken from this one. */
async function carriedInto(
  tx: Tx,
  owner: Owner,
  at: Instant,
): Promise<(Omit<Unclaimed, 'kind'> & { kind: LineKind }) | null> {
  const last = await lastPayout(tx, owner);
  const carried = last && (await carriedOutOf(tx, last.id));
  if (!carried || carried.amountMinor === 0) return null;
  return lineOf('carried-in', {
    payoutId: last.id,
    amountMinor: -carried.amountMinor,
    taxMinor: -carried.taxMinor,
    at,
  });
}

type OwnLine = Pick<PayoutLineRow, 'payoutId' | 'amountMinor' | 'taxMinor' | 'at'>;

function lineOf<Kind extends LineKind>(kind: Kind, line: OwnLine) {
  return { ...line, kind, event: `${kind}:${line.payoutId}`, orderId: null };
}

type Promised = Owner & {
  readonly id: string;
  readonly attempt: number;
  readonly amountMinor: number;
  readonly taxMinor: number;
};

/** The key of one try, at the bank and in the ledger. */
export function keyOf({ id, attempt }: Pick<Promised, 'id' | 'attempt'>): string {
  return `${id}_${attempt}`;
}

export function bookedAs({ merchantId, currency, ...payout }: Promised) {
  const owed = { merchantId, currency };
  return {
    key: keyOf(payout),
    owed,
    amountMinor: minor(payout.amountMinor),
    taxMinor: minor(payout.taxMinor),
  };
}

export function promise(tx: Tx, payout: Promised, now: Instant): Promise<void> {
  return book(tx, { kind: 'payout-started', ...bookedAs(payout) }, now);
}
