import { type Currency, type Minor, minor, minus, plus } from '../money/money';
import { type Account, pointsCurrency } from './accounts';
import type { Means, MoneyEvent } from './events';

/** Below zero it moves the other way. */
export type Move = {
  readonly part: 'money' | 'points' | 'unused' | 'fee' | 'tax' | 'net';
  readonly from: Account;
  readonly to: Account;
  readonly amount: Minor;
  readonly currency?: Currency;
};
type Of<Kind extends MoneyEvent['kind']> = Extract<MoneyEvent, { kind: Kind }>;

/** From what the buyer pays with to the merchant's guests' money. */
export function paying({ means, sale, amountMinor }: Of<'authorised' | 'captured'>): Move[] {
  return [
    money(walletOf(means), `merchant-pending:${sale.merchantId}`, amountMinor),
    ...(means.kind === 'points' ? [points(`points:${means.personId}`, 'points-issued', means.points)] : []),
  ];
}

export function givingBack({ means, amountMinor }: Of<'refunded' | 'refund-returned'>): Move[] {
  return [
    money('refunds-owed', walletOf(means), amountMinor),
    ...(means.kind === 'points' ? [points('points-issued', `points:${means.personId}`, means.points)] : []),
  ];
}

/** Whose money it is that goes back; for a visit that was had we give back our fee, and the merchant the rest. */
export function owing({ from, sale, amountMinor }: Of<'refund-approved'>): Move[] {
  const to = 'refunds-owed';
  switch (from.kind) {
    case 'unused':
      return [money(`merchant-pending:${sale.merchantId}`, to, amountMinor)];
    case 'platform':
      return [money('promotion', to, amountMinor)];
    case 'visited':
      return [
        { part: 'unused', from: `merchant-pending:${sale.merchantId}`, to, amount: from.unusedMinor },
        ...backwards(shared({ ...from, sale, amountMinor: minus(amountMinor, from.unusedMinor) }, to)),
      ];
  }
}

/** The guest was there: our fee, the tax set apart, the rest to be paid out. */
export function earning(visit: Of<'redeemed' | 'redemption-undone'>): Move[] {
  return shared(visit, `merchant-pending:${visit.sale.merchantId}`);
}

type Shared = Pick<Of<'redeemed'>, 'sale' | 'amountMinor' | 'feeMinor' | 'taxMinor'>;

/** What a guest paid for a visit, in its three parts. */
function shared({ sale, amountMinor, feeMinor, taxMinor }: Shared, from: Account): Move[] {
  const net = minus(amountMinor, plus(feeMinor, taxMinor));
  return [
    { part: 'fee', from, to: 'fees', amount: feeMinor },
    { part: 'tax', from, to: `tax:${sale.merchantId}`, amount: taxMinor },
    { part: 'net', from, to: `merchant-payable:${sale.merchantId}`, amount: net },
  ];
}

/** Out of what is owed, with the tax in it. */
export function payingOut(event: Of<'payout-started' | 'payout-returned'>): Move[] {
  const { owed, amountMinor, taxMinor } = event;
  return [
    { part: 'tax', from: `tax:${owed.merchantId}`, to: 'bank', amount: taxMinor },
    { part: 'net', from: payable(event), to: 'bank', amount: minus(amountMinor, taxMinor) },
  ];
}

function walletOf(means: Means): Account {
  switch (means.kind) {
    case 'card':
    case 'transfer':
      return 'provider';
    case 'balance':
      return `buyer-balance:${means.personId}`;
    case 'points':
      return 'promotion';
  }
}

export function money(from: Account, to: Account, amount: Minor): Move {
  return { part: 'money', from, to, amount };
}

export function points(from: Account, to: Account, count: number): Move {
  return { part: 'points', from, to, amount: minor(count), currency: pointsCurrency };
}

export function backwards(moves: readonly Move[]): Move[] {
  return moves.map((move) => ({ ...move, from: move.to, to: move.from }));
}

export function payable({ owed }: { owed: { merchantId: string } }): Account {
  return `merchant-payable:${owed.merchantId}`;
}

export function reserve({ owed }: { owed: { merchantId: string } }): Account {
  return `reserve:${owed.merchantId}`;
}

export function balance({ personId }: { personId: string }): Account {
  return `buyer-balance:${personId}`;
}
