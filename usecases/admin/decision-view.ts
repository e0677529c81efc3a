import type { DecisionRow } from '@/db/people/merchants';
import { isoOf } from '@/domain/time/iso';

/** A decision as whoever looks at its object later sees it. */
export function decisionView({ decision, version, reasons, note, decidedBy, decidedAt }: DecisionRow) {
  return { decision, version, reasons, note, decidedBy, decidedAt: isoOf(decidedAt) };
}
export type DecisionView = ReturnType<typeof decisionView>;
