import { weeksBefore } from './fixed-rules';
import { type Season, weeksPlayed } from './season';
import type { Setting } from './settings';

/** One season of one policy in one town, as it is kept. */
export type Run = Season & { venue: string; setting: string; policy: string; season: number };

type Cell = { venue: string; setting: string; policy: string; gain: number; error: number };

/** One town: gain of every policy in per cent of contribution, its standard error, and what is earned as a share of the bound. */
export function cellLine(runs: readonly Run[], bound: number): string {
  const [first] = runs;
  if (!first) return 'Nothing was played.';
  const byPolicy = [...Map.groupBy(runs, ({ policy }) => policy)];
  const own = byPolicy[0]?.[1] ?? [];
  const weekly = (of: 'none' | 'earned', list: readonly Run[]) =>
    sumOf(list, of) / list.length / weeksPlayed / 100;
  const cells = byPolicy.map(([policy, list]) => {
    const { gain, error } = cellOf(list);
    const ratio = weekly('earned', list) / bound;
    const more = policy === 'known' || policy === 'learned' ? ` [${shares(list)}]` : '';
    return `${policy} ${gain.toFixed(2)} (${error.toFixed(2)}) ${ratio.toFixed(3)} of bound${more}`;
  });
  const head = `${first.venue} ${first.setting}, ${own.length} seasons: none ${weekly('none', own).toFixed(0)}, bound ${bound.toFixed(0)}`;
  return [head, ...cells].join(' | ');
}

/** What all towns together say about the aims of the design. */
export function summaryLines(runs: readonly Run[], settings: readonly Setting[]): string[] {
  const cells = [
    ...Map.groupBy(runs, ({ venue, setting, policy }) => `${venue} ${setting} ${policy}`).values(),
  ].map(cellOf);
  const of = (policy: string) => cells.filter((cell) => cell.policy === policy);
  const pays = (cell: Cell) => settings.some(({ name, pays: can }) => name === cell.setting && can);
  const total = (list: readonly Cell[]) => list.reduce((sum, { gain }) => sum + gain, 0);
  const [known, learned] = [of('known'), of('learned')];
  const hostile = learned.filter((cell) => !pays(cell));
  const worst = hostile.reduce<Cell | null>(
    (least, cell) => (least && least.gain <= cell.gain ? least : cell),
    null,
  );
  const played = runs.filter(({ policy }) => policy === 'learned');
  const taken = played.flatMap(({ planMs }) => planMs).sort((one, other) => one - other);
  const named = (list: readonly Cell[]) =>
    list
      .map((cell) => `${cell.policy} in ${cell.venue} ${cell.setting} by ${cell.gain.toFixed(2)}`)
      .join(', ') || 'none';
  return [
    '',
    `Gain over no deals in % of contribution (standard error), seasons of ${weeksPlayed} weeks after ${weeksBefore} without deals.`,
    `Learned share of the known gain: where deals can pay ${share(total(learned.filter(pays)), total(known.filter(pays)))}, over all ${share(total(learned), total(known))}.`,
    `Where they cannot pay: mean ${(total(hostile) / Math.max(1, hostile.length)).toFixed(2)} %, worst ${worst ? `${worst.gain.toFixed(2)} % (${worst.venue} ${worst.setting})` : '-'}.`,
    `Learned, all towns: ${shares(played)}.`,
    `Fixed rules better than learned beyond two standard errors: ${named(better(cells, learned))}.`,
    `Known plan below no deals beyond two standard errors: ${named(known.filter((cell) => cell.gain < -2 * cell.error))}.`,
    `A learned plan took ${(taken[taken.length >> 1] ?? 0).toFixed(1)} ms (median), other work on the machine included.`,
  ];
}

/** Fixed rules that beat the learner, by the difference of the gains. */
function better(cells: readonly Cell[], learned: readonly Cell[]): Cell[] {
  return cells.flatMap((rule) => {
    if (['known', 'knownLater', 'learned'].includes(rule.policy)) return [];
    const own = learned.find(({ venue, setting }) => venue === rule.venue && setting === rule.setting);
    if (!own || own.gain + 2 * Math.hypot(own.error, rule.error) >= rule.gain) return [];
    return [{ ...rule, gain: rule.gain - own.gain }];
  });
}

function cellOf(list: readonly Run[]): Cell {
  const gains = list.map(({ earned, none }) => (100 * (earned - none)) / none);
  const gain = gains.reduce((sum, value) => sum + value, 0) / gains.length;
  const squares = gains.reduce((sum, value) => sum + (value - gain) ** 2, 0);
  const { venue = '', setting = '', policy = '' } = list[0] ?? {};
  return { venue, setting, policy, gain, error: Math.sqrt(squares / (gains.length - 1) / gains.length) };
}

function shares(list: readonly Run[]): string {
  const deals = sumOf(list, 'deals');
  return (
    `slow ${share(sumOf(list, 'slowDeals'), deals)}, away ${share(1000 * sumOf(list, 'turnedAway'), sumOf(list, 'covers'), 1)}/1000, ` +
    `anyway ${share(sumOf(list, 'wouldHaveCome'), deals)}`
  );
}

function sumOf(list: readonly Run[], of: Exclude<keyof Season, 'planMs'>): number {
  return list.reduce((sum, run) => sum + run[of], 0);
}

function share(part: number, all: number, digits = 2): string {
  return all > 0 ? (part / all).toFixed(digits) : '-';
}
