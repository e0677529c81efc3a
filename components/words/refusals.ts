import type { Refusal } from '@/domain/kernel/refusal';
import { printPercent } from '@/domain/money/print';
import { isoOf } from '@/domain/time/iso';
import { formatMoney } from './money';
import { momentInWords } from './when';

/** What went wrong and what to do now, in one or two sentences. */
export function sentenceOf(refusal: Refusal): string {
  const say = sentences[refusal.reason] as string | ((refusal: Refusal) => string);
  return typeof say === 'string' ? say : say(refusal);
}

type Reason = Refusal['reason'];
type Sentences = {
  readonly [Name in Reason]: string | ((refusal: Extract<Refusal, { reason: Name }>) => string);
};

/** A new reason does not compile until somebody wrote its sentence. */
const sentences: Sentences = {
  'not-signed-in': 'Sign in to go on.',
  'bad-credentials': 'This address and password do not belong together. Check both and try again.',
  'not-found': 'There is nothing here, or it is not yours.',
  'not-allowed': 'Your role does not allow this. Ask the owner of the account.',
  malformed: ({ errors }) =>
    errors.length === 1
      ? 'One field is not right. Correct it and try again.'
      : `${errors.length} fields are not right. Correct them and try again.`,
  'stale-version': 'Somebody changed this in the meantime. Load it again and repeat your change.',
  'wrong-status': ({ status }) => `This cannot be done while it is ${status}.`,
  'below-floor': ({ priceMinor, floorPriceMinor, currency }) =>
    `The price would fall to ${money(priceMinor, currency)}, below your floor of ${money(floorPriceMinor, currency)}. Give less off, or lower the floor.`,
  'guarded-hour': ({ guardPercent }) =>
    `Some of these hours fill above ${printPercent(guardPercent)} without a discount. Leave them out, or raise the guard.`,
  'windows-overlap': 'Two off-peak windows overlap. Let each hour belong to one of them.',
  'window-empty': 'An off-peak window holds no time. Give it an end after its start.',
  'threshold-above-seats': ({ threshold, seats }) =>
    `The group asks for ${threshold} places, and ${seats} can be had. Ask for a smaller group.`,
  'first-tier-not-threshold':
    'The first step of the group price starts with the size the group needs. Make the two alike.',
  'tiers-not-growing': 'Each step of the group price needs more people and more off than the one before.',
  'sales-window-empty': 'The sale ends before it starts. Choose a later end.',
  'visit-window-empty': 'The last day of visits lies before the first. Choose a later last day.',
  'not-submittable': ({ reasons }) =>
    reasons.map((reason) => sentenceOf(reason)).join(' ') || 'This cannot be submitted yet.',
  'finding-blocks': ({ message }) => `${message} It cannot be sold like this.`,
  'merchant-not-verified': 'Your business is not verified yet. Submit it first, then the deal.',
  'capacity-below-taken': ({ taken }) => `${taken} places are taken already. Keep at least as many.`,
  'visits-sold': ({ visits }) =>
    `${visits} ${visits === 1 ? 'visit is' : 'visits are'} sold on the days you close. Call each off in your week first: its guest gets the money back.`,
  'hours-empty': 'The venue has no opening hours. Add some first.',
  'package-of-another-venue': 'This package belongs to another venue. Choose one of this venue.',
  'sold-out': ({ left }) =>
    left === 0
      ? 'This hour is sold out. Choose another one.'
      : `Only ${left} left. Ask for fewer, or choose another hour.`,
  'price-changed': ({ price }) =>
    `The price is now ${money(price.amount, price.currency)}. Nothing was taken. Look again and decide.`,
  'group-not-open-yet': ({ opensAt }) =>
    `This group opens on ${moment(opensAt)}. Come back then, or buy alone.`,
  'no-group-here': 'There is no group for this hour. Buy alone, or choose another hour.',
  'slot-past': 'This hour is over. Choose a later one.',
  'slot-closed': 'The venue is closed at this hour. Choose another one.',
  'deal-not-live': 'This deal is not on sale now. Look at others nearby.',
  'group-closed': 'This group has closed. Start with another hour.',
  'already-in-group': 'You are in this group already. Share it with somebody else.',
  'already-waiting': 'You wait for this hour already, or were offered a place of it.',
  'not-full': ({ price }) =>
    `There are places at this hour, for ${money(price.amount, price.currency)}. Buy one instead of waiting.`,
  'already-pledged': 'Your pledge for this deal waits already. Withdraw it first to name other hours.',
  'ceiling-below-price': ({ price }) =>
    `In one of these hours the group price is ${money(price.amount, price.currency)}. Name at least that, or leave the hour out.`,
  'per-person-limit': ({ limit }) =>
    `This deal can be bought ${limit} ${limit === 1 ? 'time' : 'times'} per person.`,
  'own-deal': 'This is a deal of your own business. It cannot be bought by you.',
  'payment-declined': 'Your card was declined and nothing was taken. Try another card.',
  'means-not-enough': ({ kind }) =>
    `Your ${kind === 'points' ? 'points are' : `${kind} is`} used up by now. Nothing was taken. Look again at what is left.`,
  'means-above-limit': 'That is more than this order takes. Look again at what you may use.',
  'card-only': 'A place in a group is held on a card. Use points and balance for a visit alone.',
  'cannot-be-held':
    'This way of paying cannot be reserved until the group goes ahead. Agree below that the price is taken now, or choose a card.',
  'needs-hold':
    'This way of paying takes the money at once. Choose a card here, whose money can be reserved.',
  'wallet-full': ({ limitMinor, currency }) => `A balance holds at most ${money(limitMinor, currency)}.`,
  'payment-unreachable': 'The payment provider does not answer just now. Try again in a minute.',
  'email-missing': 'Tell us an e-mail address for your voucher.',
  'hold-expired': 'Your reservation has run out. Reserve the hour again.',
  'hold-extended-already': 'This reservation was extended once already. Pay before it runs out.',
  'quantity-of-group': 'A place in a group is for one. Let each friend join.',
  'too-late-to-cancel': ({ until }) => `This could be cancelled until ${moment(until)}.`,
  'already-cancelled': 'This order is cancelled already.',
  'not-cancellable': ({ status }) => `An order that is ${status} cannot be cancelled.`,
  'too-late-to-reschedule': ({ until }) => `This could be moved until ${moment(until)}.`,
  'not-reschedulable': ({ status }) => `A visit that is ${status} cannot be moved.`,
  'payment-missing': 'This time costs more. Choose a card for the difference.',
  'not-claimable': ({ status }) => `A visit that is ${status} cannot be claimed.`,
  'claim-too-early': ({ from }) => `This can be claimed from ${moment(from)}.`,
  'claim-too-late': ({ until }) => `This could be claimed until ${moment(until)}.`,
  'answer-too-late': ({ until }) => `This could be answered until ${moment(until)}. The guest has won.`,
  'needs-another-person': 'You spoke on this case already. Somebody else has to decide it.',
  'nothing-to-mend': 'There is no payment to mend here, or its time is over. Look at your order.',
  'photo-unreadable': 'This is no photo we can read. Choose a JPEG or a PNG.',
  'photo-too-large': 'This photo is too large: 5 MB and 50 megapixels at most. Choose a smaller one.',
  'no-such-voucher': 'No voucher with this code. Check the code and type it again.',
  'code-turned': 'This is a picture of an old code. Ask the guest to open the voucher itself.',
  'already-redeemed': ({ firstRedeemedAt, firstDevice }) =>
    `This voucher was used on ${moment(firstRedeemedAt)}${firstDevice ? ` at ${firstDevice}` : ''}.`,
  'wrong-time': 'This voucher is not for now. Look at its hours, or ask a manager.',
  'wrong-venue': 'This voucher is for another venue.',
  'group-open': 'The group of this voucher is still open. It is valid once the group is full.',
  'not-paid': 'This voucher is not paid. Ask the guest to look at the order.',
  refunded: 'This voucher was refunded and is not valid any more.',
  expired: 'This voucher has expired.',
  'fewer-uses-left': ({ usesLeft }) =>
    `Only ${usesLeft} ${usesLeft === 1 ? 'use is' : 'uses are'} left on this voucher.`,
  'undo-too-late': ({ until }) => `This could be undone until ${moment(until)}.`,
  'already-undone': 'This was undone already.',
  'idempotency-key-missing': 'Send an Idempotency-Key, so that nothing happens twice.',
  'idempotency-key-malformed': 'An Idempotency-Key has 1 to 255 printable characters.',
  'idempotency-key-reused': 'This Idempotency-Key was used for another request. Make a new one.',
  'idempotency-key-in-use': 'The same request is still running. Ask again in a moment.',
  'bad-signature': 'This message is not signed by our payment provider.',
  'origin-not-ours': 'This came from another site. Open our own page and try again.',
  'too-large': ({ limitBytes }) => `This is larger than ${Math.floor(limitBytes / 1_000)} kB. Send less.`,
  'unsupported-media-type': 'Send JSON or a plain form.',
  'too-many-requests': ({ retryAfterSeconds }) =>
    `That was too often. Try again in ${retryAfterSeconds} seconds.`,
  busy: ({ retryAfterSeconds, before }) =>
    before === undefined
      ? `We are busy. Try again in ${retryAfterSeconds} seconds.`
      : `Many are buying right now, ${before} go before you. Your place is kept: try again in ${retryAfterSeconds} seconds.`,
};

function money(amount: number, currency: string): string {
  return formatMoney({ amount, currency });
}

function moment(instant: number): string {
  return momentInWords(isoOf(instant));
}
