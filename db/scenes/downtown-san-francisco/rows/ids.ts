import { createHash } from 'node:crypto';

export type Ids = (prefix: string, key: string) => string;

/** Ids in the shape of all others, but the same for the same seed and key: tests and links find the same thing again. */
export function idsOf(seed: number): Ids {
  const known = new Map<string, string>();
  return (prefix, key) => {
    const text = `${seed}/${prefix}/${key}`;
    const id = known.get(text) ?? `${prefix}_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
    known.set(text, id);
    return id;
  };
}

/** `Salt & Ember, Mission St` is `salt-ember-mission-st`. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
