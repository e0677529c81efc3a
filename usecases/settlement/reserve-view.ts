import type { ReserveTermsRow } from '@/db/settlement/payouts';
import { isoOf } from '@/domain/time/iso';

/** How much is held back of what each day brings, for how many days, and the reason the merchant reads. */
export type ReserveView = {
  readonly percent: number;
  readonly days: number;
  readonly because: string;
  readonly setAt: string;
};

export function reserveView({ shareBps, days, because, setAt }: ReserveTermsRow): ReserveView {
  return { percent: shareBps / 100, days, because, setAt: isoOf(setAt) };
}
