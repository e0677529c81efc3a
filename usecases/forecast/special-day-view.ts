import type { SpecialDay } from '@/domain/venues/venue';
import { type DayKind, dayKinds } from './set-special-days.input';

export type SpecialDayView = {
  readonly day: string;
  readonly name: string;
  readonly as: DayKind;
  /** How busy beside the hours it takes, in percent: as said, and as past days of this name were. */
  readonly percent: number;
};

export function specialDayView({ day, name, like, said, share }: SpecialDay): SpecialDayView {
  const tilt = said > 1 ? 'busier' : 'quieter';
  return {
    day,
    name,
    as: like === null ? tilt : (dayKinds[like - 1] ?? tilt),
    percent: Math.round(100 * share),
  };
}
