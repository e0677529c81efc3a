import { printPercent } from '@/domain/money/print';
import { isoOf } from '@/domain/time/iso';
import { printWall } from '@/domain/time/windows';
import { weekdayNames } from '../../words/labels';
import { formatMoney } from '../../words/money';
import { momentInWords } from '../../words/when';

/** One difference between two versions, by the path of what changed: `terms.offPeak.0.offBps`. */
export type Change = { readonly path: string; readonly before: unknown; readonly after: unknown };

const words: Readonly<Record<string, string>> = {
  title: 'title',
  description: 'description',
  packageId: 'package',
  package: 'package',
  lines: 'line',
  quantity: 'quantity',
  listPriceMinor: 'list price',
  salesFrom: 'on sale from',
  salesUntil: 'on sale until',
  visitFrom: 'first day of visits',
  visitUntil: 'last day of visits',
  offPeak: 'off-peak window',
  weekdays: 'weekday',
  fromMinute: 'from',
  untilMinute: 'until',
  offBps: 'percent off',
  seats: 'places sold alone',
  floorPriceMinor: 'floor price',
  guardBps: 'guard',
  group: 'group',
  scope: 'kind',
  threshold: 'people needed',
  maximum: 'people at most',
  tiers: 'step',
  members: 'people',
  tolerance: 'may be missing',
  closesHoursBefore: 'closes hours before',
  closesAt: 'closes',
  closesAfterHours: 'closes after hours',
  limits: 'limit',
  perPerson: 'per person',
  total: 'in all',
  cancelHoursBefore: 'free to cancel until hours before',
  exclusions: 'exclusion',
};

/** `Off-peak window 1, percent off`. */
export function labelOf(path: string): string {
  const parts = path.split('.').filter((part) => part !== 'terms');
  const said = parts.flatMap((part, at) => {
    if (isPlace(part)) return [];
    const place = parts[at + 1] ?? '';
    const word = words[part] ?? part;
    return [isPlace(place) ? `${word} ${Number(place) + 1}` : word];
  });
  const label = said.join(', ');
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function isPlace(part: string): boolean {
  return /^\d+$/.test(part);
}

/** A value as a person reads it, by the name of what it is. */
export function sayValue(path: string, value: unknown, currency: string): string {
  const name = path.split('.').findLast((part) => !isPlace(part)) ?? '';
  if (value === null || value === undefined) return 'none';
  if (Array.isArray(value)) return value.map((one) => sayValue(path, one, currency)).join('; ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([part, inner]) => `${words[part] ?? part}: ${sayValue(part, inner, currency)}`)
      .join(', ');
  return typeof value === 'number' ? sayNumber(name, value, currency) : String(value);
}

function sayNumber(name: string, value: number, currency: string): string {
  if (name.endsWith('Minor')) return formatMoney({ amount: value, currency });
  if (name.endsWith('Bps')) return printPercent(value / 100);
  if (name.endsWith('Minute')) return printWall(value);
  if (name === 'weekdays') return weekdayNames[value - 1] ?? String(value);
  if (name === 'salesFrom' || name === 'salesUntil' || name === 'closesAt')
    return momentInWords(isoOf(value));
  return String(value);
}
