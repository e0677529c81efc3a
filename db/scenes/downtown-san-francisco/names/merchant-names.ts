import type { Chance } from '../chance';
import { takenNames } from '../sources/read';
import type { Trade } from '../trades/trade';
import { nameMark } from './name-mark';

/** Names nobody carries: "{first} {last}" of the trade, in an order of chance, without those that a real local service has. */
export function merchantNames(trade: Trade, chance: Chance): string[] {
  const all = trade.names.first.flatMap((first) => trade.names.last.map((last) => ({ first, last })));
  const free = chance.shuffle(all).filter(({ first, last }) => !isTaken(`${first} ${last}`));
  return spread(free).map(({ first, last }) =>
    chance.is(0.22) ? `The ${first} ${last}` : `${first} ${last}`,
  );
}

export function isTaken(name: string): boolean {
  return takenNames.has(nameMark(name));
}

/** Goes round by round, each first and each last word at most once a round, so that neighbours do not sound alike. */
function spread(names: readonly { first: string; last: string }[]): { first: string; last: string }[] {
  const out: { first: string; last: string }[] = [];
  let left = [...names];
  while (left.length > 0) {
    const used = new Set<string>();
    const round = left.filter(({ first, last }) => {
      if (used.has(first) || used.has(last)) return false;
      used.add(first).add(last);
      return true;
    });
    out.push(...round);
    left = left.filter((name) => !round.includes(name));
  }
  return out;
}
