import { must } from '../kernel/must';
import { type Currency, type Minor, minor } from '../money/money';
import { type Account, pointsCurrency } from './accounts';
import type { Ending, EndingKind, MoneyEvent } from './events';
import {
  backwards,
  balance,
  earning,
  givingBack,
  type Move,
  money,
  owing,
  payable,
  paying,
  payingOut,
  points,
  reserve,
} from './moves';

/** `pending` is promised, `posted` has moved, `voided` lets a promise go. Rows never change: an outcome is a row of its own. */
export const phases = ['pending', 'posted', 'voided'] as const;
export type Phase = (typeof phases)[number];

/** One movement between two accounts. Its cause names it: the same cause twice is the same transfer. */
export type Transfer = {
  /** What happened: `redeemed:redemption_x`. */
  readonly event: string;
  /** The event and its part: `redeemed:redemption_x:fee`. */
  readonly cause: string;
  readonly phase: Phase;
  /** Cause of the pending transfer that this one ends. */
  readonly resolves: string | null;
  readonly debit: Account;
  readonly credit: Account;
  /** Above zero. */
  readonly amountMinor: Minor;
  readonly currency: Currency;
  readonly orderId: string | null;
  readonly merchantId: string | null;
};

/**
 * The one place where money is told what to do: an event becomes transfers, each one debit and one credit of the same
 * amount, so that all accounts of a currency together stay at zero. Page: docs/rules/settlement.md.
 */
export function transfersOf(event: MoneyEvent): Transfer[] {
  const { owner, moves, phase, resolves } = plan(event);
  const name = `${event.kind}:${event.key}`;
  return moves
    .filter(({ amount }) => amount !== 0)
    .map(({ part, from, to, amount, currency }) => ({
      ...{ event: name, cause: `${name}:${part}`, phase, resolves: resolves && `${resolves}:${part}` },
      ...(amount > 0 ? { debit: from, credit: to } : { debit: to, credit: from }),
      ...{ amountMinor: minor(Math.abs(amount)), currency: currency ?? owner.currency },
      ...{ orderId: owner.orderId ?? null, merchantId: owner.merchantId ?? null },
    }));
}

type Plan = {
  readonly owner: { readonly currency: Currency; readonly orderId?: string; readonly merchantId?: string };
  readonly moves: readonly Move[];
  readonly phase: Phase;
  /** Name of the event whose promise this one ends. */
  readonly resolves: string | null;
};

function plan(event: MoneyEvent): Plan {
  switch (event.kind) {
    case 'authorised':
      return promised(event.sale, paying(event));
    case 'captured': {
      const resolves = event.authorised && `authorised:${event.authorised}`;
      return { ...done(event.sale, paying(event)), resolves };
    }
    case 'refund-approved':
      return done(event.sale, owing(event));
    case 'refunded':
      return done(event.sale, givingBack(event));
    case 'refund-returned':
      return done(event.sale, backwards(givingBack(event)));
    case 'taken-back':
      return done(event.sale, [money('disputed', 'provider', event.amountMinor)]);
    case 'come-again':
      return done(event.sale, [money('provider', 'disputed', event.amountMinor)]);
    case 'dispute-lost': {
      const from = event.isVisited ? 'promotion' : (`merchant-pending:${event.sale.merchantId}` as const);
      return done(event.sale, [money(from, 'disputed', event.amountMinor)]);
    }
    case 'redeemed':
      return done(event.sale, earning(event));
    case 'redemption-undone':
      return done(event.sale, backwards(earning(event)));
    case 'adjusted':
      return done(event.owed, [money('promotion', payable(event), event.amountMinor)]);
    case 'reserve-held':
      return done(event.owed, [money(payable(event), reserve(event), event.amountMinor)]);
    case 'reserve-released':
      return done(event.owed, [money(reserve(event), payable(event), event.amountMinor)]);
    case 'payout-started':
      return promised(event.owed, payingOut(event));
    case 'payout-settled':
      return done(event.owed, [money('bank', 'provider', event.amountMinor)]);
    case 'payout-returned':
      return done(event.owed, backwards(payingOut(event)));
    case 'balance-credited':
      return done(event, [
        money(event.from === 'card' ? 'provider' : 'promotion', balance(event), event.amountMinor),
      ]);
    case 'balance-expired':
      return done(event, [money(balance(event), 'promotion', event.amountMinor)]);
    case 'points-earned':
      return done({ currency: pointsCurrency }, [
        points('points-issued', `points:${event.personId}`, event.points),
      ]);
    case 'points-ended':
      return done({ currency: pointsCurrency }, [
        points(`points:${event.personId}`, 'points-issued', event.points),
      ]);
  }
}

function done(owner: Plan['owner'], moves: readonly Move[]): Plan {
  return { owner, moves, phase: 'posted', resolves: null };
}

function promised(owner: Plan['owner'], moves: readonly Move[]): Plan {
  return { owner, moves, phase: 'pending', resolves: null };
}

const endings: Readonly<Record<EndingKind, { promise: MoneyEvent['kind']; phase: Phase }>> = {
  voided: { promise: 'authorised', phase: 'voided' },
  'payout-sent': { promise: 'payout-started', phase: 'posted' },
  'payout-failed': { promise: 'payout-started', phase: 'voided' },
};

/** The event that made the promise. */
export function promiseOf({ kind, key }: Ending): string {
  return `${endings[kind].promise}:${key}`;
}

/** What was promised moves, or is let go, in the same parts. */
export function endingOf(ending: Ending, promised: readonly Transfer[]): Transfer[] {
  const event = `${ending.kind}:${ending.key}`;
  const { phase } = endings[ending.kind];
  return promised.map((promise) => {
    must(promise.phase === 'pending', 'only a promise can end');
    const part = promise.cause.slice(promise.event.length);
    return { ...promise, event, cause: `${event}${part}`, phase, resolves: promise.cause };
  });
}
