import type { RefundRow, RefundStep } from '@/db/refunds/refunds';
import type { Money } from '@/domain/money/money';
import type { MeansKind } from '@/domain/orders/means';
import { cardDays, type RefundCause, type RefundStatus } from '@/domain/refunds/refund';
import { isoOf } from '@/domain/time/iso';
import type { Zone } from '@/domain/time/wall';
import { hourMs, localOf } from '@/domain/time/zone';

export type RefundView = {
  readonly id: string;
  readonly amount: Money;
  readonly means: MeansKind;
  readonly cause: RefundCause;
  readonly status: RefundStatus;
  readonly reference: string | null;
  /** When the bank should have shown it at the latest, by the venue's clock; null before the bank was told. */
  readonly expectedBy: string | null;
  /** What the buyer has to tell us, if anything. */
  readonly needs: 'account' | null;
  readonly steps: readonly {
    readonly status: RefundStatus;
    readonly at: string;
    readonly local: string;
    readonly reference: string | null;
  }[];
};

export function refundView(refund: RefundRow, steps: readonly RefundStep[], timeZone: Zone): RefundView {
  const { id, amountMinor, currency, means, cause, status, reference } = refund;
  const confirmed = status === 'confirmed' ? steps.findLast((step) => step.status === 'confirmed') : null;
  const expectedBy = confirmed && means === 'card' ? confirmed.at + cardDays * 24 * hourMs : null;
  return {
    id,
    amount: { amount: amountMinor, currency },
    means,
    cause,
    status,
    reference,
    expectedBy: expectedBy === null ? null : localOf(expectedBy, timeZone),
    needs: status === 'action-needed' ? 'account' : null,
    steps: steps.map((step) => ({
      status: step.status,
      at: isoOf(step.at),
      local: localOf(step.at, timeZone),
      reference: step.reference,
    })),
  };
}
