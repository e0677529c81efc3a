type Because =
  | 'redemption-undone'
  | 'refund-approved'
  | 'adjusted'
  | 'reserve-released'
  | 'reserve-held'
  | 'carried-in'
  | 'carried-out';
type FeeReason = 'full-price' | 'known-guest' | 'quiet-hour' | 'other-hour';
type PayoutStatus = 'open' | 'closed' | 'scheduled' | 'sent' | 'settled' | 'refused' | 'returned';

/** Why an amount that is no visit stands on a statement. */
export function adjustmentWords(because: Because): string {
  switch (because) {
    case 'redemption-undone':
      return 'Redemption undone';
    case 'refund-approved':
      return 'Refund after the visit';
    case 'adjusted':
      return 'Adjusted by an operator';
    case 'reserve-released':
      return 'Reserve released';
    case 'reserve-held':
      return 'Held back as a reserve';
    case 'carried-in':
      return 'Owed from the day before';
    case 'carried-out':
      return 'Taken from the next day';
  }
}

/** Why a fee is what it is. */
export function feeWords(because: FeeReason): string {
  switch (because) {
    case 'full-price':
      return 'full price';
    case 'known-guest':
      return 'guest knew you';
    case 'quiet-hour':
      return 'new guest, quiet hour';
    case 'other-hour':
      return 'new guest, other hour';
  }
}

/** Where the transfer of a day is; the days as somebody reads them. */
export function payoutWords(payout: {
  readonly status: PayoutStatus;
  readonly payday: string;
  readonly reference: string | null;
}): string {
  const { status, payday, reference } = payout;
  switch (status) {
    case 'open':
      return `Leaves on ${payday}.`;
    case 'closed':
      return 'Nothing to transfer: what is owed to us is taken from the next day.';
    case 'scheduled':
      return 'On its way to the bank.';
    case 'sent':
      return `Sent, reference ${reference}.`;
    case 'settled':
      return `Arrived, reference ${reference}.`;
    case 'refused':
      return 'Your bank did not take it. We try again the next working day.';
    case 'returned':
      return 'Your bank sent it back. We try again the next working day.';
  }
}
