import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { upperBound } from '../../domain/pricing/schedule/dual-bound';
import { crowdsOf, demandOf } from '../../domain/pricing/schedule/market';
import { marginsOf } from '../../domain/pricing/schedule/venue-week';
import { ordinaryStarts } from './simulator/known';
import { type Town, townOf } from './simulator/play';
import { policiesFor } from './simulator/policies';
import { playSeason } from './simulator/season';
import { settings } from './simulator/settings';
import { cellLine, type Run, summaryLines } from './simulator/table';
import { trialVenues } from './simulator/venues';

/**
 * `npm run bench:engine -- [--seasons 200] [--venue restaurant] [--setting typical] [--policies known,learned] [--first 0]`: the engine against
 * the trials of its design. `--keep FILE` keeps every season played, and a later run goes on where the file ends: a long bench
 * can be run in pieces, with `--minutes 9` each. Seasons are numbered from `--first`: settings are tried on other ones than are reported.
 */
const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
};
const say = (line: string) => process.stdout.write(`${line}\n`);
const seasons = Math.max(2, Number(option('seasons') ?? 200));
const until = performance.now() + 60_000 * Number(option('minutes') ?? 1e6);
const file = option('keep');
const block = 10;
const first = Number(option('first') ?? 0);

const towns = settings
  .filter(({ name }) => (option('setting') ?? name) === name)
  .flatMap((setting) => trialVenues(setting).map((venue) => townOf(venue, setting)))
  .filter(({ venue }) => (option('venue') ?? venue.name) === venue.name);
const runs = keptRuns();

for (let from = 0; from < seasons; from += block)
  for (const town of towns) playBlock(town, first + from, first + Math.min(seasons, from + block));
for (const town of towns) say(cellLine(ofTown(town), boundOf(town) / 100));
for (const line of summaryLines(runs, settings)) say(line);

function keptRuns(): Run[] {
  if (!file || !existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Run);
}

function ofTown({ venue, setting }: Town): Run[] {
  return runs.filter((run) => run.venue === venue.name && run.setting === setting.name);
}

function playBlock(town: Town, from: number, upTo: number): void {
  const done = new Set(ofTown(town).map(({ season }) => season));
  const { policies: all, ordinaryFill } = policiesFor(town);
  const policies = all.filter(({ name }) => option('policies')?.split(',').includes(name) ?? true);
  for (let season = from; season < upTo; season += 1) {
    if (done.has(season) || performance.now() > until) continue;
    const played = playSeason({ town, policies, ordinaryFill, season }).map((sums, index) => ({
      venue: town.venue.name,
      setting: town.setting.name,
      policy: policies[index]?.name ?? '',
      season,
      ...sums,
      planMs: sums.planMs.map((taken) => Math.round(10 * taken) / 10),
    }));
    runs.push(...played);
    if (file) appendFileSync(file, played.map((run) => `${JSON.stringify(run)}\n`).join(''));
  }
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
