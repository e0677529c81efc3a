import { upperBound } from '../../domain/pricing/schedule/dual-bound';
import { crowdsOf, demandOf } from '../../domain/pricing/schedule/market';
import { marginsOf } from '../../domain/pricing/schedule/venue-week';
import { ordinaryStarts } from './simulator/known';
import { type Town, townOf } from './simulator/play';
import { policiesFor } from './simulator/policies';
import { playSeason, type Season, weeksPlayed } from './simulator/season';
import { type Setting, settings } from './simulator/settings';
import { trialVenues } from './simulator/venues';

/** `npm run bench:engine -- --seasons 200 [--venue restaurant] [--setting typical] [--policies known,learned]`: the engine against the trials of its design. */
const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
};
const seasons = Math.max(2, Number(option('seasons') ?? 200));
const say = (line: string) => process.stdout.write(`${line}\n`);

type Line = {
  setting: Setting;
  venue: string;
  policy: string;
  gain: number;
  error: number;
  ratio: number;
  sums: Season;
};

const lines: Line[] = [];
const planMs: number[] = [];
say(
  `Gain over no deals in % of contribution (standard error), ${seasons} seasons of ${weeksPlayed} weeks after 8 without deals.`,
);
for (const setting of settings) {
  for (const venue of trialVenues(setting)) {
    if (option('venue') && option('venue') !== venue.name) continue;
    if (option('setting') && option('setting') !== setting.name) continue;
    benchVenue(townOf(venue, setting));
  }
}
summary();

function benchVenue(town: Town): void {
  const { policies: all, ordinaryFill } = policiesFor(town);
  const policies = all.filter(({ name }) => option('policies')?.split(',').includes(name) ?? true);
  const bound = boundOf(town) / 100;
  const cells: string[] = [];
  for (const policy of policies) {
    const runs = Array.from({ length: seasons }, (_, season) =>
      playSeason({ town, policy, ordinaryFill, season }),
    );
    const gains = runs.map((run) => (100 * (run.earned - run.none)) / run.none);
    const sums = runs.reduce((one, other) => added(one, other));
    const earned = sums.earned / seasons / weeksPlayed / 100;
    const line: Line = {
      setting: town.setting,
      venue: town.venue.name,
      policy: policy.name,
      gain: mean(gains),
      error: standardError(gains),
      ratio: earned / bound,
      sums,
    };
    lines.push(line);
    if (policy.name === 'learned') for (const run of runs) planMs.push(...run.planMs);
    if (cells.length === 0)
      cells.push(`none ${(sums.none / seasons / weeksPlayed / 100).toFixed(0)}, bound ${bound.toFixed(0)}`);
    cells.push(
      `${policy.name} ${line.gain.toFixed(2)} (${line.error.toFixed(2)}) ${line.ratio.toFixed(3)} of bound`,
    );
    if (policy.name === 'known' || policy.name === 'learned') cells.push(`[${shares(sums)}]`);
  }
  say(`${town.venue.name} ${town.setting.name}: ${cells.join(' | ')}`);
}

function shares(sums: Season): string {
  const part = (of: number, all: number, digits: number) => (all > 0 ? (of / all).toFixed(digits) : '-');
  return `slow ${part(sums.slowDeals, sums.deals, 2)}, away ${part(1000 * sums.turnedAway, sums.covers, 1)}/1000, anyway ${part(sums.wouldHaveCome, sums.deals, 2)}`;
}

function summary(): void {
  const of = (policy: string) => lines.filter((line) => line.policy === policy);
  const learned = of('learned');
  const known = of('known');
  const total = (list: Line[]) => list.reduce((sum, line) => sum + line.gain, 0);
  const paying = (list: Line[]) => list.filter((line) => line.setting.pays);
  const sums = learned.map((line) => line.sums).reduce((one, other) => added(one, other));
  const hostile = learned.filter((line) => !line.setting.pays);
  const worst = hostile.reduce((least, line) => Math.min(least, line.gain), 0);
  const milliseconds = planMs.sort((one, other) => one - other);
  say('');
  say(
    `Learned share of the known gain: where deals can pay ${(total(paying(learned)) / total(paying(known))).toFixed(2)}, over all ${(total(learned) / total(known)).toFixed(2)}.`,
  );
  say(
    `Where they cannot pay: mean ${(total(hostile) / Math.max(1, hostile.length)).toFixed(2)} %, worst setting ${worst.toFixed(2)} %.`,
  );
  say(`Learned, all settings: ${shares(sums)}.`);
  const beaten = of('fillRule')
    .concat(of('happyHour'), of('flat20'), of('flat50'))
    .filter((rule) => {
      const own = learned.find((line) => line.venue === rule.venue && line.setting === rule.setting);
      return own !== undefined && own.gain + 2 * Math.hypot(own.error, rule.error) < rule.gain;
    });
  say(
    `Fixed rules better than learned beyond two standard errors: ${beaten.map((line) => `${line.policy} in ${line.venue} ${line.setting.name}`).join(', ') || 'none'}.`,
  );
  const below = known.filter((line) => line.gain < -2 * line.error);
  say(
    `Known plan below no deals beyond two standard errors: ${below.map((line) => `${line.venue} ${line.setting.name}`).join(', ') || 'none'}.`,
  );
  say(
    `A learned plan took ${(milliseconds[milliseconds.length >> 1] ?? 0).toFixed(1)} ms (median), ${(milliseconds[milliseconds.length - 1] ?? 0).toFixed(0)} ms (most), other work on the machine included.`,
  );
}

function boundOf(town: Town): number {
  const { week } = town.venue;
  const margins = marginsOf(week);
  const crowds = crowdsOf({
    response: town.setting.response,
    weight: 1,
    demand: demandOf(ordinaryStarts(town), town.reach),
    reach: town.reach,
    levelsPct: week.rules.levelsPct,
    newcomerMargin: margins.newcomer,
    returningMargin: margins.returning,
  });
  return upperBound({ venue: week, reach: town.reach, crowds, steps: 150 }).upperMinor;
}

function added(one: Season, other: Season): Season {
  return {
    none: one.none + other.none,
    earned: one.earned + other.earned,
    deals: one.deals + other.deals,
    slowDeals: one.slowDeals + other.slowDeals,
    covers: one.covers + other.covers,
    turnedAway: one.turnedAway + other.turnedAway,
    wouldHaveCome: one.wouldHaveCome + other.wouldHaveCome,
    planMs: [],
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function standardError(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(
    values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1) / values.length,
  );
}
