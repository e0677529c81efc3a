/** Seeded chance: the same seed gives the same city. Nothing here may decide about money or safety. */
export type Chance = {
  /** From 0 to below 1. */
  readonly share: () => number;
  /** Whole number, both ends included. */
  readonly whole: (least: number, most: number) => number;
  readonly between: (least: number, most: number) => number;
  readonly is: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly shuffle: <Item>(items: readonly Item[]) => Item[];
  /** A value of a measured distribution, given as evenly spaced quantiles; `at` says where instead of chance. */
  readonly measured: (quantiles: readonly number[], at?: number) => number;
};

/** Each thing draws from its own stream, so that one more venue does not change all others. */
export function chanceOf(seed: number, ...about: readonly (string | number)[]): Chance {
  const share = mulberry32(hash(`${seed}/${about.join('/')}`));
  const whole = (least: number, most: number) => least + Math.floor(share() * (most - least + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(share() * items.length)];
    if (item === undefined) throw new Error('Broken promise: chance picks from a list that is not empty');
    return item;
  };
  return {
    share,
    whole,
    pick,
    between: (least, most) => least + share() * (most - least),
    is: (probability) => share() < probability,
    shuffle: (items) => {
      const marked = items.map((item) => ({ item, mark: share() }));
      return marked.sort((a, b) => a.mark - b.mark).map(({ item }) => item);
    },
    measured: (quantiles, at = share()) => {
      const position = at * (quantiles.length - 1);
      const below = quantiles[Math.floor(position)] ?? 0;
      const above = quantiles[Math.ceil(position)] ?? below;
      return below + (above - below) * (position - Math.floor(position));
    },
  };
}

/** mulberry32, Tommy Ettinger, public domain: 32 bits of state are plenty for a city. */
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function hash(text: string): number {
  let mark = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) mark = Math.imul(mark ^ text.charCodeAt(i), 0x01000193);
  return mark >>> 0;
}
