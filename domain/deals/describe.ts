import { basisPoints, type Currency, lessShare, type Minor } from '../money/money';
import { printMoney, printShare } from '../money/print';
import { printDate } from '../time/print';
import type { Instant, Weekday, Zone } from '../time/wall';
import { printWall } from '../time/windows';
import { wallAt } from '../time/zone';
import { listPriceOf } from './list-price';
import type { Package } from './package';
import type { DealTerms, GroupTerms, OffPeakWindow, Tier } from './terms';

type Described = { readonly terms: DealTerms; readonly package: Package; readonly timeZone: Zone };
const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Every rule of a deal in plain words, times first, made from the object that page, checkout and till use: two deals that differ read differently. Source: essays.md 4.24, api.md, summary. */
export function describeTerms({ terms, package: pkg, timeZone }: Described): string[] {
  const list = listPriceOf(pkg);
  const { currency } = pkg;
  return [
    ...terms.offPeak.map((window) => describeWindow(window, { list, currency })),
    `All other open hours: the ordinary price of ${printMoney(list, currency)}.`,
    ...(terms.group ? describeGroup(terms.group, { terms, list, currency, timeZone }) : ['No groups.']),
    `Visits from ${printDate(terms.visitFrom)} to ${printDate(terms.visitUntil)}, both days included.`,
    `On sale from ${printInstant(terms.salesFrom, timeZone)} until ${printInstant(terms.salesUntil, timeZone)} (${timeZone}).`,
    `Hours in which more than ${printShare(terms.guardBps)} of the places are usually taken are never discounted.`,
    `No price goes below ${printMoney(terms.floorPriceMinor, currency)}.`,
    ...describeLimits(terms),
    terms.cancelHoursBefore === 0
      ? 'Cancelling is free until the visit starts.'
      : `Cancelling is free until ${hours(terms.cancelHoursBefore)} before the visit starts.`,
    terms.fullPricePromise === 'no-drop'
      ? 'A time that somebody bought at the ordinary price is not sold for less afterwards.'
      : 'Who paid the ordinary price for a time that later costs less gets the difference back.',
    terms.exclusions.length > 0 ? `Not included: ${terms.exclusions.join('; ')}.` : 'Nothing is excluded.',
  ];
}

/** `Tue–Thu, Sat`: runs of three days and more are joined. */
export function printWeekdays(days: readonly Weekday[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const runs: Weekday[][] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs.map(printRun).join(', ');
}

function printRun(run: readonly Weekday[]): string {
  const names = run.map((day) => dayNames[day - 1] ?? '');
  return names.length >= 3 ? `${names[0]}–${names.at(-1)}` : names.join(', ');
}

function describeWindow(
  window: OffPeakWindow,
  price: { readonly list: Minor; readonly currency: Currency },
): string {
  const when = `${printWeekdays(window.weekdays)} ${printWall(window.fromMinute)}–${printWall(window.untilMinute)}`;
  const nextDay = window.untilMinute > 1440 ? ' (the next day)' : '';
  if (window.offBps === 0) {
    return `${when}${nextDay}: the ordinary price for single buyers, open to groups, ${places(window.seats)} per start.`;
  }
  const now = printMoney(lessShare(price.list, window.offBps), price.currency);
  return `${when}${nextDay}: ${now} instead of ${printMoney(price.list, price.currency)} (${printShare(window.offBps)} off), ${places(window.seats)} per start sold alone.`;
}

type GroupSetting = {
  readonly terms: DealTerms;
  readonly list: Minor;
  readonly currency: Currency;
  readonly timeZone: Zone;
};

function describeGroup(group: GroupTerms, setting: GroupSetting): string[] {
  return [
    `${describeScope(group, setting.timeZone)} It goes ahead with ${group.threshold} people and takes at most ${group.maximum}.`,
    ...group.tiers.map((tier) => describeTier(tier, setting)),
    'Everybody in a group pays the same: the price of the last step reached.',
    describeTolerance(group),
  ];
}

/** What happens to a group that went ahead and whose cards then failed. */
function describeTolerance({ tolerance, threshold }: GroupTerms): string {
  if (tolerance === undefined)
    return 'A group that went ahead takes place even if somebody’s card fails afterwards.';
  const least = Math.max(1, threshold - tolerance);
  return `If cards fail after a group went ahead, it takes place with at least ${least} of ${threshold}; with fewer everybody gets the money back.`;
}

function describeScope(group: GroupTerms, timeZone: Zone): string {
  switch (group.scope) {
    case 'slot':
      return `Groups meet in one slot; joining closes ${hours(group.closesHoursBefore)} before it starts.`;
    case 'deal':
      return `One group for the whole deal; joining closes on ${printInstant(group.closesAt, timeZone)} (${timeZone}).`;
    case 'team':
      return `Anybody may open a team; joining closes ${hours(group.closesAfterHours)} after it is opened.`;
  }
}

/** Prices named for every discount the windows give, since the share comes off the slot's own price. */
function describeTier(tier: Tier, { terms, list, currency }: GroupSetting): string {
  const offs = terms.offPeak.length > 0 ? terms.offPeak.map((window) => window.offBps) : [basisPoints(0)];
  const prices = [...new Set(offs)].map((off) =>
    printMoney(lessShare(lessShare(list, off), tier.offBps), currency),
  );
  return `From ${tier.members} people: a further ${printShare(tier.offBps)} off, ${prices.join(' or ')} each.`;
}

function describeLimits({ limits }: DealTerms): string[] {
  return [
    limits.perPerson === null ? 'No limit per person.' : `At most ${limits.perPerson} per person.`,
    limits.total === null ? 'No limit in all.' : `At most ${limits.total} sold in all.`,
  ];
}

function printInstant(at: Instant, zone: Zone): string {
  const { day, minute } = wallAt(at, zone);
  return `${printDate(day)}, ${printWall(minute)}`;
}

function hours(count: number): string {
  return count === 1 ? '1 hour' : `${count} hours`;
}

function places(count: number): string {
  return count === 1 ? '1 place' : `${count} places`;
}
