import { printPercent } from '@/domain/money/print';
import { Notice } from '../ui/notice';

type Props = { readonly percent: number; readonly days: number; readonly because: string };

/** What a merchant is told of money that is held back: how much, how long and why. */
export function ReserveNotice({ percent, days, because }: Props) {
  return (
    <Notice title={`${printPercent(percent)} of each day is held back for ${days} days`}>
      It covers refunds that may come, and is paid with the first statement after that. Why: {because}
    </Notice>
  );
}
