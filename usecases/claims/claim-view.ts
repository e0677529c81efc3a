import type { ClaimRow, ClaimStepRow } from '@/db/claims/claims';
import type { ClaimReason, ClaimStatus } from '@/domain/claims/claim';
import { isoOf } from '@/domain/time/iso';
import type { Zone } from '@/domain/time/wall';
import { localOf } from '@/domain/time/zone';

export type ClaimView = {
  readonly id: string;
  readonly orderId: string;
  readonly reason: ClaimReason;
  readonly status: ClaimStatus;
  /** Until when the merchant may answer; silence then counts as a yes. */
  readonly answerBy: string;
  readonly answerByLocal: string;
  readonly mayAppeal: boolean;
  /** There is something to see: `GET /claims/{id}/photo`. */
  readonly hasPhoto: boolean;
  readonly steps: readonly {
    readonly status: ClaimStatus;
    readonly side: ClaimStepRow['side'];
    readonly words: string;
    readonly at: string;
    readonly local: string;
  }[];
};

type Said = {
  readonly claim: ClaimRow;
  readonly steps: readonly ClaimStepRow[];
  readonly hasPhoto: boolean;
};

/** A claim as its guest, its merchant and a moderator see it: what was said, and by which side, never by whom. */
export function claimView({ claim, steps, hasPhoto }: Said, timeZone: Zone): ClaimView {
  const { id, orderId, reason, status, answerBy } = claim;
  return {
    id,
    orderId,
    reason,
    status,
    answerBy: isoOf(answerBy),
    answerByLocal: localOf(answerBy, timeZone),
    hasPhoto,
    mayAppeal: status === 'rejected' && !isAppealed(steps),
    steps: steps.map((step) => ({
      status: step.status,
      side: step.side,
      words: step.words,
      at: isoOf(step.at),
      local: localOf(step.at, timeZone),
    })),
  };
}

/** The guest appealed once already. */
export function isAppealed(steps: readonly Pick<ClaimStepRow, 'side' | 'status'>[]): boolean {
  return steps.some(({ side, status }) => side === 'guest' && status === 'contested');
}
