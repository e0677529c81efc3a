import { Notice } from '../ui/notice';
import { formatMoney } from '../words/money';

type Currency = {
  readonly currency: string;
  readonly accounts: readonly {
    readonly account: string;
    readonly debits: number;
    readonly credits: number;
  }[];
};

/** Merchants to whom more was paid than they earned, after refunds: what they earn next makes up for it. */
export function BelowZero({ currencies }: { currencies: readonly Currency[] }) {
  const owing = currencies.flatMap(owingIn);
  if (owing.length === 0) return null;
  return (
    <Notice kind="warn" title="Merchants below zero">
      <ul>
        {owing.map(({ merchantId, amount, currency }) => (
          <li key={`${merchantId} ${currency}`}>
            <a href={`/admin/merchants/${merchantId}`}>{merchantId}</a> owes{' '}
            {formatMoney({ amount, currency })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The tax is the merchant's too: both accounts together are what it is owed. */
function owingIn({ currency, accounts }: Currency) {
  const owed = new Map<string, number>();
  for (const { account, debits, credits } of accounts) {
    const [kind, merchantId = ''] = account.split(':');
    if (kind !== 'merchant-payable' && kind !== 'tax') continue;
    owed.set(merchantId, (owed.get(merchantId) ?? 0) + credits - debits);
  }
  return [...owed].flatMap(([merchantId, sum]) => (sum < 0 ? { merchantId, amount: -sum, currency } : []));
}
