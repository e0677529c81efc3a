import type { FillBand } from '@/domain/forecast/fill/band';
import { printPercent } from '@/domain/money/print';
import { whenInWords } from '../../words/when';

export type HourToCome = {
  readonly local: string;
  readonly taken: number;
  readonly fill: FillBand | null;
  readonly offBps: number;
  readonly because: string;
  readonly liftCostMinor: number | null;
};
export type FillLook = 'unknown' | 'quiet' | 'discounted' | 'middle' | 'busy';

/** Below this share of places an hour is called quiet. */
const quietBelow = 0.5;

export function lookOfFill({ fill, offBps }: HourToCome, guardPercent: number): FillLook {
  if (offBps > 0) return 'discounted';
  if (!fill) return 'unknown';
  if (fill.mean * 100 > guardPercent) return 'busy';
  return fill.mean < quietBelow ? 'quiet' : 'middle';
}

/** `Wed 10 March, 15:00: quiet, 25 % expected, 0 to 50 %; 2 taken; 30 % off`. */
export function sayHour(hour: HourToCome, guardPercent: number): string {
  const { fill, taken, offBps, because } = hour;
  const share = (part: number) => Math.round(part * 100);
  const expected = fill
    ? `${printPercent(share(fill.mean))} expected, ${share(fill.low)} to ${printPercent(share(fill.high))}`
    : 'nothing is known of it yet';
  const words = [
    `${wordOf(lookOfFill(hour, guardPercent))}, ${expected}`,
    taken > 0 ? `${taken} taken` : '',
    offBps > 0 ? `${printPercent(offBps / 100)} off` : whyNot[because],
  ];
  return `${whenInWords(hour.local)}: ${words.filter(Boolean).join('; ')}`;
}

function wordOf(look: FillLook): string {
  return { unknown: 'unknown', quiet: 'quiet', discounted: 'discounted', middle: 'normal', busy: 'busy' }[
    look
  ];
}

const whyNot: Readonly<Record<string, string>> = {
  guarded: 'usually busy, so never discounted',
  filling: 'filling up, so the discount is closed',
  measured: 'left without a discount, to measure',
  'kept-for-full-price': 'somebody paid the full price',
};
