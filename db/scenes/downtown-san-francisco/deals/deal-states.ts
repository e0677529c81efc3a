import type { DealTerms } from '@/domain/deals/terms';
import { ofPercent } from '@/domain/money/money';
import { addDays } from '@/domain/time/zone';
import { chanceOf } from '../chance';
import type { DealPlan } from '../plan-types';
import { midnightBefore, type Setting } from '../venues/venue-plans';

const hourMs = 3_600_000;
const counts = { submitted: 7, asked: 5, refused: 6, draft: 5, paused: 22, ended: 42, stopped: 1 } as const;
const asks = [
  { reason: 'price-evidence-missing', note: 'Please add a price list that shows the ordinary price.' },
  { reason: 'unclear-validity', note: 'The text says "most days"; please say which.' },
  { reason: 'quality', note: 'Please describe what the guest gets in one more sentence.' },
];
const refusals = [
  {
    reason: 'misleading-claim',
    note: '"The best in town" cannot be shown; please say what is special instead.',
  },
  { reason: 'wrong-category', note: 'This is a class, not a treatment; please submit it there.' },
  { reason: 'duplicate', note: 'The same package is already on sale at this venue.' },
];

/** Most deals are live; a few stand at every other point of their life, so that every page has something to show. */
export function withStates(
  setting: Setting,
  deals: readonly DealPlan[],
  waitingMerchants: ReadonlySet<string>,
): DealPlan[] {
  const chance = chanceOf(setting.seed, 'states');
  const movable = chance.shuffle(
    deals.filter((deal) => !waitingMerchants.has(deal.merchantKey)).map(({ key }) => key),
  );
  const stateOf = new Map<string, keyof typeof counts | 'edit'>();
  for (const [state, count] of Object.entries(counts) as [keyof typeof counts, number][]) {
    for (const key of movable.splice(0, count)) stateOf.set(key, state);
  }
  const edited = movable.find((key) =>
    deals.some((deal) => deal.key === key && deal.terms.cancelHoursBefore === 24),
  );
  if (edited) stateOf.set(edited, 'edit');
  return deals.map((deal) =>
    inState(setting, deal, waitingMerchants.has(deal.merchantKey) ? 'draft' : stateOf.get(deal.key)),
  );
}

function inState(
  setting: Setting,
  deal: DealPlan,
  state: keyof typeof counts | 'edit' | undefined,
): DealPlan {
  const chance = chanceOf(setting.seed, 'state', deal.key);
  const recent = midnightBefore(setting, 1) - chance.whole(0, 60) * hourMs;
  const fresh = {
    ...deal,
    terms: fromToday(setting, deal.terms),
    createdAt: recent - 5 * hourMs,
    submittedAt: recent,
    decidedAt: null,
  };
  switch (state) {
    case undefined:
      return deal;
    case 'draft':
      return { ...fresh, status: 'draft', submittedAt: null };
    case 'submitted':
      return { ...fresh, status: 'submitted' };
    case 'asked':
    case 'refused': {
      const { reason, note } = chance.pick(state === 'asked' ? asks : refusals);
      return { ...fresh, status: state, decidedAt: recent + 6 * hourMs, reasons: [reason], note };
    }
    case 'paused':
      return { ...deal, status: 'paused', pausedAt: recent };
    case 'stopped':
      return {
        ...deal,
        status: 'stopped',
        decidedAt: recent,
        reasons: ['misleading-claim'],
        note: 'A guest was charged for tea that the package includes.',
      };
    case 'ended':
      return { ...deal, status: 'ended', terms: endedBefore(setting, deal.terms, chance.whole(1, 20)) };
    case 'edit':
      return { ...deal, edit: { title: deal.title, terms: edited(deal.terms), submittedAt: recent } };
  }
}

/** Not yet on sale: it starts when it is approved. */
function fromToday(setting: Setting, terms: DealTerms): DealTerms {
  return {
    ...terms,
    salesFrom: midnightBefore(setting, -1) + 10 * hourMs,
    visitFrom: addDays(setting.today, 1),
  };
}

function endedBefore(setting: Setting, terms: DealTerms, days: number): DealTerms {
  const salesUntil = midnightBefore(setting, days) + 22 * hourMs;
  const salesFrom = Math.min(terms.salesFrom, midnightBefore(setting, 60) + 10 * hourMs);
  const day = addDays(setting.today, -60);
  const group =
    terms.group?.scope === 'deal' ? { ...terms.group, closesAt: salesUntil - 26 * hourMs } : terms.group;
  return {
    ...terms,
    salesFrom,
    salesUntil,
    visitFrom: terms.visitFrom < day ? terms.visitFrom : day,
    visitUntil: addDays(setting.today, -days),
    group,
  };
}

/** A risky edit: five points cheaper alone and free to cancel later, still over the floor. */
function edited(terms: DealTerms): DealTerms {
  const [first, ...others] = terms.offPeak;
  const offPeak = first
    ? [{ ...first, offBps: ofPercent(Math.max(10, first.offBps / 100 - 5)) }, ...others]
    : others;
  return { ...terms, offPeak, cancelHoursBefore: 12 };
}
