import { given } from '@/domain/kernel/must';
import { minor } from '@/domain/money/money';
import { printMoney } from '@/domain/money/print';
import { printLocal } from '@/domain/time/print';
import { hourMs, localOf } from '@/domain/time/zone';
import type { decisions } from '../../../tables/deals';
import type { auditEvents, outbox } from '../../../tables/operations';
import type { redemptions } from '../../../tables/vouchers';
import type { CityPlan } from '../plan-types';
import type { Ids } from './ids';
import type { Bought } from './purchases';

type Decision = typeof decisions.$inferInsert;
type Event = typeof auditEvents.$inferInsert;
type Letter = typeof outbox.$inferInsert;
type Past = {
  readonly plan: CityPlan;
  readonly ids: Ids;
  readonly now: number;
  readonly decisions: readonly Decision[];
  readonly redemptions: readonly (typeof redemptions.$inferInsert)[];
  readonly bought: readonly Bought[];
};

/** Who decided about what, and who let which guest in. */
export function auditRows({ ids, decisions, redemptions }: Past): Event[] {
  const decided = decisions.map(({ id, entity, entityId, decision, reasons, note = '', ...by }) => ({
    ...{ id: ids('audit', id), entity: entityId, at: by.decidedAt, actor: by.decidedBy },
    act: entity === 'merchant' ? 'merchant.verified' : `deal.${decision}`,
    before: { status: decision === 'stop' ? 'live' : 'submitted' },
    after: { status: afterIt[decision], reasons, note },
  }));
  const letIn = redemptions.map(({ id, voucherId, redeemedAt, redeemedBy, quantity, device }) => ({
    ...{
      id: ids('audit', id),
      entity: voucherId,
      at: redeemedAt,
      actor: redeemedBy,
      act: 'voucher.redeemed',
    },
    before: { status: 'issued', usesLeft: quantity },
    after: { status: 'redeemed', usesLeft: 0, redemptionId: id, device },
  }));
  return [...decided, ...letIn];
}

const afterIt: Readonly<Record<Decision['decision'], string>> = {
  approve: 'approved',
  ask: 'asked',
  refuse: 'refused',
  stop: 'stopped',
  verify: 'verified',
  suspend: 'suspended',
};
const toldOf = {
  approve: 'is approved',
  ask: 'needs an answer before it can be approved',
  refuse: 'was refused',
  stop: 'was stopped',
} as const;
const mailKeptFor = 7 * 24 * hourMs;

/** The mail of the last week, all of it sent: to merchants what was decided, to guests what they bought. */
export function letterRows({ plan, ids, now, decisions, bought }: Past): Letter[] {
  const written = [...decisions.flatMap(decisionLetters(plan, ids)), ...bought.flatMap(orderLetters(plan))];
  return written
    .filter(({ createdAt }) => createdAt > now - mailKeptFor)
    .map(({ dedupeKey, createdAt, ...letter }) => ({
      ...letter,
      ...{ dedupeKey, createdAt, sentAt: createdAt, nextTryAt: createdAt },
      id: ids('mail', dedupeKey),
    }));
}

type Written = Pick<Letter, 'topic' | 'recipient' | 'subject' | 'body' | 'dedupeKey' | 'createdAt'>;

function decisionLetters(plan: CityPlan, ids: Ids): (decision: Decision) => Written[] {
  const recipientOf = new Map(plan.merchants.map(({ key, contactEmail }) => [key, contactEmail]));
  const dealOf = new Map(plan.deals.map((deal) => [ids('deal', deal.key), deal]));
  return ({ id, entityId, decision, reasons, note, decidedAt }) => {
    const deal = dealOf.get(entityId);
    if (!deal || decision === 'verify' || decision === 'suspend') return [];
    const recipient = given(recipientOf.get(deal.merchantKey), 'the merchant of a deal is planned');
    const subject = `Your deal “${deal.title}” ${toldOf[decision]}`;
    const because = reasons.length > 0 ? `Reasons: ${reasons.join(', ').replaceAll('-', ' ')}.` : '';
    const body = [`${subject}.`, because, note].filter(Boolean).join('\n\n');
    return [
      { topic: 'decision', recipient, subject, body, dedupeKey: `decision:${id}`, createdAt: decidedAt },
    ];
  };
}

function orderLetters(plan: CityPlan): (bought: Bought) => Written[] {
  const venueOf = new Map(plan.venues.map((venue) => [venue.key, venue]));
  return ({ plan: { venueKey, paidAt, start, priceMinor }, row: { id, email } }) => {
    if (paidAt === null) return [];
    const { name, timeZone } = given(venueOf.get(venueKey), 'the venue of an order is planned');
    const when = printLocal(localOf(start, timeZone));
    const body = `You paid ${printMoney(minor(priceMinor), plan.currency)} for ${when} at ${name}. Show the code at the till.`;
    const subject = `${when} at ${name} is yours`;
    return [
      { topic: 'order-paid', recipient: email, subject, body, dedupeKey: `paid:${id}`, createdAt: paidAt },
    ];
  };
}
