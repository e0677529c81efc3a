import { book, endPromise } from '@/db/ledger/book';
import { findMerchant } from '@/db/people/merchants';
import {
  listPayoutsIn,
  listReservesDue,
  markReleased,
  movePayout,
  type PayoutRow,
} from '@/db/settlement/payouts';
import type { Tx } from '@/db/store';
import { given } from '@/domain/kernel/must';
import { accept } from '@/domain/kernel/result';
import { minor } from '@/domain/money/money';
import { paydayOf } from '@/domain/settlement/payday';
import type { Instant } from '@/domain/time/wall';
import { dayOf } from '@/domain/time/zone';
import type { Context } from '../../context';
import { bookedAs, closeDays, keyOf, promise } from './closing';
import { zoneOf } from './merchant-days';
import { postPayoutLetter } from './payout-letters';

/** What is due on a new day: reserves whose time is over, days to close, transfers to try again. */
export async function preparePayouts(ctx: Context): Promise<number> {
  return (await releaseReserves(ctx)) + (await closeDays(ctx)) + (await retryPayouts(ctx));
}

/** Asks the bank for every payout that was promised and not answered; the same key is one transfer. */
export async function sendPayouts(ctx: Context): Promise<number> {
  let done = 0;
  for (const payout of await listPayoutsIn(ctx.reader, ['scheduled'])) {
    const outcome = await ctx.payouts.send({
      ...{ key: keyOf(payout), merchantId: payout.merchantId, currency: payout.currency },
      ...{ amountMinor: minor(payout.amountMinor), words: `Offpeak ${payout.day}` },
    });
    // Nobody knows: it stays promised and is asked again with the same key.
    if (outcome.kind === 'unreachable') return done;
    await ctx.transaction(async (tx, now) => {
      if (outcome.kind === 'sent') await recordSent({ ctx, tx, now }, payout, outcome.reference);
      else await recordRefused({ ctx, tx, now }, payout, outcome.because);
      return accept(null);
    });
    done += 1;
  }
  return done;
}

/** Asks where the transfers are that left. */
export async function followPayouts(ctx: Context): Promise<number> {
  let done = 0;
  for (const payout of await listPayoutsIn(ctx.reader, ['sent'])) {
    const found = await ctx.payouts.follow(keyOf(payout));
    if (found.kind !== 'settled' && found.kind !== 'returned') continue;
    await ctx.transaction(async (tx, now) => {
      if (found.kind === 'settled') await recordSettled({ ctx, tx, now }, payout);
      else await recordReturned({ ctx, tx, now }, payout, found.because);
      return accept(null);
    });
    done += 1;
  }
  return done;
}

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

async function recordSent({ ctx, tx, now }: Work, payout: PayoutRow, reference: string): Promise<void> {
  const sent = await movePayout(tx, {
    id: payout.id,
    act: 'send',
    set: { reference, sentAt: now, because: null },
  });
  if (!sent) return;
  await endPromise(tx, { kind: 'payout-sent', key: keyOf(payout) }, now);
  await postPayoutLetter(tx, { ctx, payout: sent, merchant: await merchantOf(tx, payout), now });
}

async function recordRefused({ ctx, tx, now }: Work, payout: PayoutRow, because: string): Promise<void> {
  const refused = await movePayout(tx, { id: payout.id, act: 'refuse', set: { because, endedAt: now } });
  if (!refused) return;
  await endPromise(tx, { kind: 'payout-failed', key: keyOf(payout) }, now);
  await postPayoutLetter(tx, { ctx, payout: refused, merchant: await merchantOf(tx, payout), now });
}

async function recordSettled({ tx, now }: Work, payout: PayoutRow): Promise<void> {
  const settled = await movePayout(tx, { id: payout.id, act: 'settle', set: { endedAt: now } });
  if (settled) await book(tx, { kind: 'payout-settled', ...bookedAs(payout) }, now);
}

async function recordReturned({ ctx, tx, now }: Work, payout: PayoutRow, because: string): Promise<void> {
  const returned = await movePayout(tx, { id: payout.id, act: 'return', set: { because, endedAt: now } });
  if (!returned) return;
  await book(tx, { kind: 'payout-returned', ...bookedAs(payout) }, now);
  await postPayoutLetter(tx, { ctx, payout: returned, merchant: await merchantOf(tx, payout), now });
}

async function merchantOf(tx: Tx, { merchantId }: PayoutRow) {
  return given(await findMerchant(tx, merchantId), 'who is paid exists');
}

/** What the bank did not pay is tried again the next working day, under a key of its own. */
async function retryPayouts(ctx: Context): Promise<number> {
  let done = 0;
  for (const payout of await listPayoutsIn(ctx.reader, ['refused', 'returned'])) {
    const zone = await zoneOf(ctx.reader, payout.merchantId);
    const ended = dayOf(given(payout.endedAt, 'a try that failed has ended'), zone);
    if (paydayOf(ended) > dayOf(ctx.clock.now(), zone)) continue;
    await ctx.transaction(async (tx, now) => {
      const next = await movePayout(tx, {
        id: payout.id,
        act: 'retry',
        set: { attempt: payout.attempt + 1 },
      });
      if (next) await promise(tx, next, now);
      return accept(null);
    });
    done += 1;
  }
  return done;
}

/** Held back long enough: it is owed like anything else that was earned, and stands on the next statement. */
async function releaseReserves(ctx: Context): Promise<number> {
  const due = await listReservesDue(ctx.reader, dayOf(ctx.clock.now(), 'UTC'));
  for (const { id, merchantId, currency, reserveMinor } of due) {
    await ctx.transaction(async (tx, now) => {
      const what = { key: id, owed: { merchantId, currency }, amountMinor: minor(reserveMinor) };
      if (await markReleased(tx, { id, now })) await book(tx, { kind: 'reserve-released', ...what }, now);
      return accept(null);
    });
  }
  return due.length;
}
