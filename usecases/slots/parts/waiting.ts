import { type SellingTerms, sellingTerms } from '@/db/deals/deal-terms';
import type { OrderRow } from '@/db/orders/orders';
import { postLetter } from '@/db/outbox';
import { type HoldRow, insertHold } from '@/db/slots/holds';
import { clearFreed, insertWait, keepForWait, listFreedWaits, type WaitRow } from '@/db/slots/waits';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { accept, refuse } from '@/domain/kernel/result';
import { minor } from '@/domain/money/money';
import { printMoney } from '@/domain/money/print';
import { stepsOf } from '@/domain/pricing/quote';
import { answerBy, askMinutes } from '@/domain/slots/waiting';
import { printLocal } from '@/domain/time/print';
import type { Instant } from '@/domain/time/wall';
import { localOf } from '@/domain/time/zone';
import type { Answer, Context } from '../../context';
import { isDearer } from './holding';
import { freeAtOf, type Priced, priceVisit, promiseOf } from './pricing';
import { takeVisit } from './seats';

/** A guest's place on a list belongs to whoever knows its id, an account's to the account. */
export function mayReadWait({ actor }: Context, { personId }: WaitRow): boolean {
  return personId === null || (actor.kind === 'person' && actor.personId === personId);
}

/** Asks those who wait about places that came free, one after the other, each in its own transaction; how many were looked at. */
export async function askThoseWaiting(ctx: Context): Promise<number> {
  const due = await listFreedWaits(ctx.reader);
  for (const wait of due) {
    // A refusal undoes the places taken so far and leaves the mark: they are asked again in a second.
    await ctx.transaction((tx, now) => askOne({ ctx, tx, now }, wait));
  }
  return due.length;
}

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

async function askOne(work: Work, wait: WaitRow): Promise<Answer<null>> {
  const { tx, now } = work;
  const isWaiting = await clearFreed(tx, wait.id);
  const until = answerBy(wait.start, now);
  if (!isWaiting || until === null) return accept(null);
  const { dealId, start, quantity } = wait;
  const found = await priceVisit(tx, { dealId, start, quantity, as: 'solo', isOffer: true }, now);
  if (!found.ok || isTooDear(wait, found.value)) return accept(null);
  const taken = await takeVisit(tx, found.value, now);
  return taken.ok ? keepFor(work, wait, { ...found.value, ...taken.value, until }) : refuse(taken.refusal);
}

function isTooDear({ ceilingMinor }: WaitRow, { priceMinor, selling }: Priced): boolean {
  const { currency } = selling.package;
  return isDearer({ amount: priceMinor, currency }, { amount: ceilingMinor, currency });
}

type Kept = Priced & Pick<HoldRow, 'groupId' | 'placesTaken'> & { readonly until: Instant };

/** The hold is whoever's reads the letter: they need not be signed in to pay. It is not extended, since others wait. */
async function keepFor(work: Work, wait: WaitRow, kept: Kept): Promise<Answer<null>> {
  const { tx, now } = work;
  const hold = {
    id: newId('hold'),
    ...promiseOf(kept),
    groupId: kept.groupId,
    placesTaken: kept.placesTaken,
    personId: null,
    createdAt: now,
    expiresAt: kept.until,
    extendedAt: now,
  };
  await insertHold(tx, hold);
  await keepForWait(tx, wait.id, { holdId: hold.id, now });
  await postWaitLetter(work, { wait, selling: kept.selling, offer: hold });
  return accept(null);
}

type Letter = {
  readonly wait: Pick<WaitRow, 'id' | 'start' | 'email' | 'since'>;
  readonly selling: SellingTerms;
  /** What is kept for them; null where they have only joined the list. */
  readonly offer: Pick<HoldRow, 'id' | 'priceMinor' | 'expiresAt'> | null;
};

export async function postWaitLetter(
  { ctx, tx, now }: Work,
  { wait, selling, offer }: Letter,
): Promise<void> {
  const { timeZone, name } = selling.venue;
  const clock = (at: Instant) => printLocal(localOf(at, timeZone));
  const visit = `${name}, ${clock(wait.start)}`;
  const price = offer ? printMoney(minor(offer.priceMinor), selling.package.currency) : '';
  const own = `${ctx.appUrl}/waits/${wait.id}`;
  const words = offer
    ? {
        topic: 'wait-offered',
        subject: `A place came free: ${visit}`,
        body: [
          `A place at ${visit} is kept for you until ${clock(offer.expiresAt)}, for ${price}. After that it goes to the next who waits.`,
          '',
          `Take it: ${ctx.appUrl}/checkout/${offer.id}`,
          `Or let the next one have it now: ${own}`,
        ].join('\n'),
      }
    : {
        topic: 'wait-joined',
        subject: `You are on the waiting list: ${visit}`,
        body: [
          `When a place at ${visit} comes free, we write to you and keep it for you for ${askMinutes} minutes.`,
          '',
          `Where you stand, or to leave the list: ${own}`,
        ].join('\n'),
      };
  const dedupeKey = `${words.topic}:${wait.id}:${offer?.id ?? wait.since}`;
  await postLetter(tx, { ...words, recipient: wait.email, dedupeKey, createdAt: now });
}

type Pledged = Pick<OrderRow, 'dealId' | 'personId' | 'email' | 'quantity'>;

/** Whoever pledged for hours that turned out to be full waits for a place of each, at the price they named. */
export async function waitAfterPledge(
  { ctx, tx, now }: Work,
  pledged: Pledged,
  { starts, ceilingMinor }: { readonly starts: readonly Instant[]; readonly ceilingMinor: number },
): Promise<void> {
  const { dealId, personId, email, quantity } = pledged;
  const selling = await sellingTerms(tx, dealId);
  if (!selling) return;
  for (const start of starts.filter((one) => one > now)) {
    const freeAt = freeAtOf(selling, stepsOf(selling, start), start);
    const slot = { dealId, venueId: selling.venue.id, start, freeAt };
    const wait = { id: newId('wait'), ...slot, personId, email, quantity, ceilingMinor, since: now };
    const isNew = await insertWait(tx, wait);
    if (isNew) await postWaitLetter({ ctx, tx, now }, { wait, selling, offer: null });
  }
}
