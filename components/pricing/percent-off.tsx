import { printPercent } from '@/domain/money/print';

/** `−30 %`, read from the left in every script: in a right-to-left line the sign would jump to the other side. */
export function PercentOff({ percent }: { percent: number }) {
  return <bdi dir="ltr" className="whitespace-nowrap">{`−${printPercent(percent)}`}</bdi>;
}
