import type { PledgeRow } from '@/db/groups/pledges';
import type { NoHour } from '@/domain/groups/pledges/outcome';
import type { Money } from '@/domain/money/money';
import { isoOf } from '@/domain/time/iso';
import type { Instant, Zone } from '@/domain/time/wall';
import { localOf } from '@/domain/time/zone';

export type HourView = { readonly start: string; readonly local: string };
export type NoHourView = HourView & Pick<NoHour, 'because' | 'missing'>;
/** What became of a pledge and why; null while it waits. */
export type PledgeOutcomeView =
  | {
      readonly kind: 'assigned';
      readonly hour: HourView;
      readonly choice: number;
      readonly tips: number;
      readonly tipsByFirstChoice: number;
      readonly pledges: number;
    }
  | { readonly kind: 'replacement'; readonly hour: HourView }
  | { readonly kind: 'none'; readonly hours: readonly NoHourView[] };

export type PledgeView = {
  /** That of its order. */
  readonly id: string;
  /** Every hour named, the best liked first, and whether it can still be had. */
  readonly hours: readonly (HourView & { readonly isOpen: boolean })[];
  readonly ceiling: Money;
  /** The first close among the open hours: then it is decided. */
  readonly decidesAt: string;
  readonly timeZone: Zone;
  readonly outcome: PledgeOutcomeView | null;
};

export function pledgeView(
  pledge: PledgeRow,
  { currency, timeZone }: { readonly currency: string; readonly timeZone: Zone },
): PledgeView {
  const hour = (start: Instant) => ({ start: isoOf(start), local: localOf(start, timeZone) });
  return {
    id: pledge.orderId,
    hours: pledge.namedStarts.map((start) => ({
      ...hour(start),
      isOpen: pledge.decidedAt === null && pledge.starts.includes(start),
    })),
    ceiling: { amount: pledge.ceilingMinor, currency },
    decidesAt: isoOf(pledge.decideAt),
    timeZone,
    outcome: outcomeView(pledge, hour),
  };
}

function outcomeView({ outcome }: PledgeRow, hour: (start: Instant) => HourView): PledgeOutcomeView | null {
  switch (outcome?.kind) {
    case undefined:
      return null;
    case 'assigned': {
      const { start, ...rest } = outcome;
      return { ...rest, hour: hour(start) };
    }
    case 'replacement':
      return { kind: 'replacement', hour: hour(outcome.start) };
    case 'none':
      return {
        kind: 'none',
        hours: outcome.hours.map(({ start, because, missing }) => ({ ...hour(start), because, missing })),
      };
  }
}
