import type { DealTerms } from '@/domain/deals/terms';
import type { Chance } from '../chance';

const dayNames = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];
const parts = [
  { until: 11 * 60, word: 'mornings' },
  { until: 14 * 60, word: 'middays' },
  { until: 17 * 60, word: 'afternoons' },
  { until: 24 * 60, word: 'evenings' },
];
const sentences = [
  (hours: string) => `Cheaper ${hours}, when we have room.`,
  (hours: string) => `${capital(hours)} are our slow hours, so they cost less.`,
  (hours: string) => `The quiet time here is ${hours}.`,
  (hours: string) => `Come ${hours}: no waiting, more time for you.`,
];

/** One sentence about the first window; the exact hours stand in the timetable, never in prose. */
export function quietHoursInWords(terms: DealTerms, chance: Chance): string {
  const [window] = terms.offPeak;
  if (!window) return '';
  const middle = (window.fromMinute + window.untilMinute) / 2;
  const part = parts.find(({ until }) => middle < until)?.word ?? 'evenings';
  return chance.pick(sentences)(`${daysOf(window.weekdays)} ${part}`);
}

function daysOf(weekdays: readonly number[]): string {
  const [first = 1, last = 7] = [weekdays[0], weekdays.at(-1)];
  if (first === 6) return 'weekend';
  if (last <= 5 && weekdays.length >= 4) return 'weekday';
  const short = (day: number) => (dayNames[day - 1] ?? '').replace(/s$/, '');
  if (weekdays.length === 2) return `${short(first)} and ${short(last)}`;
  return weekdays.length === 1 ? short(first) : `${short(first)} to ${short(last)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
