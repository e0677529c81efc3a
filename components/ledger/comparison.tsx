import { Notice } from '@/components/ui/notice';
import { providerName } from '@/components/words/ledger';
import { formatMoney } from '@/components/words/money';
import { momentInWords } from '@/components/words/when';
import type { Money } from '@/domain/money/money';

type Props = {
  readonly provider: string;
  readonly checkedAt: string | null;
  readonly payments: number;
  readonly differences: readonly {
    readonly reference: string;
    readonly ours: Money;
    readonly theirs: Money;
  }[];
  readonly openDisputes: readonly {
    readonly id: string;
    readonly orderId: string;
    readonly amount: Money;
    readonly isRedeemed: boolean;
  }[];
};

/** Our ledger beside the payment provider's book: one line while they agree. */
export function Comparison({ provider, checkedAt, payments, differences, openDisputes }: Props) {
  const when = checkedAt
    ? `${payments} payments compared ${momentInWords(checkedAt)}.`
    : 'Not compared yet: it happens every hour.';
  return (
    <>
      {differences.length === 0 ? (
        <Notice kind="ok" title={`The books of ${providerName(provider)} and ours agree`}>
          {when}
        </Notice>
      ) : (
        <Notice kind="err" title={`The books of ${providerName(provider)} and ours differ`}>
          {when}
          <ul>
            {differences.map(({ reference, ours, theirs }) => (
              <li key={reference}>
                {reference}: ours {formatMoney(ours)}, theirs {formatMoney(theirs)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {openDisputes.length > 0 ? (
        <Notice kind="err" title="Disputes to answer">
          <ul>
            {openDisputes.map(({ id, orderId, amount, isRedeemed }) => (
              <li key={id}>
                {formatMoney(amount)} of {orderId}.{' '}
                {isRedeemed ? 'The guest was there: show the bank the scan.' : 'The voucher is not used.'}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}
