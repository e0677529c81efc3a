import { Placeholder } from 'drizzle-orm';
import type { Reader } from './store';

type Prepared<Answer> = { execute(given: Record<string, unknown>): Promise<Answer> };
type Written<Answer> = { prepare(name: string): Prepared<Answer> };

/** So many shapes of one statement are kept, each with some 25 KB of its engine; lists of every length are endless. */
const shapesMax = 30;

/**
 * A statement that is asked again and again: written as all others are, but its text is made once for a connection, not at every call.
 * `write` is given stand-ins in the shape of the values, which are single values, rows, or lists of either. Null, flags and the
 * length of a list are as they are; everything else goes where a value goes, and nothing can be computed from it. Decision 022.
 */
export function statement<Db extends Reader, Values extends object, Answer>(
  write: (db: Db, values: Values) => Written<Answer>,
): (db: Db, values: Values) => Promise<Answer> {
  const kept = new WeakMap<Db, Map<string, Prepared<Answer>>>();
  return (db, values) => {
    const given: unknown[] = [];
    const shape = shapeOf(values, given);
    const shapes = kept.get(db) ?? new Map<string, Prepared<Answer>>();
    const made = shapes.get(shape) ?? write(db, standIns(values)).prepare('');
    if (!shapes.has(shape)) {
      kept.set(db, shapes.set(shape, made));
      const [oldest] = shapes.keys();
      if (shapes.size > shapesMax && oldest !== undefined) shapes.delete(oldest);
    }
    return made.execute(given as unknown as Record<string, unknown>);
  };
}

/** Whatever the text depends on. Of the rest, the values are put aside, in order. */
function shapeOf(values: object, given: unknown[]): string {
  let shape = '';
  for (const [name, value] of Object.entries(values)) shape += `${name}:${shapeOfPart(value, given)} `;
  return shape;
}

function shapeOfPart(part: unknown, given: unknown[]): string {
  if (Array.isArray(part)) return `[${part.map((one) => shapeOfPart(one, given)).join()}]`;
  if (!isRow(part)) return shapeOfValue(part, given);
  let shape = '';
  for (const [name, value] of Object.entries(part)) shape += `${name}=${shapeOfValue(value, given)} `;
  return `{${shape}}`;
}

function shapeOfValue(value: unknown, given: unknown[]): string {
  if (isInText(value)) return String(value);
  given.push(value);
  return '?';
}

/** The same walk again, which leaves what a text is written with. */
function standIns<Values extends object>(values: Values): Values {
  let next = 0;
  const standIn = (value: unknown) => (isInText(value) ? value : new StandIn(String(next++)));
  const within = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(within);
    return isRow(part) ? mapped(part, standIn) : standIn(part);
  };
  return mapped(values, within) as Values;
}

function mapped(row: object, change: (value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, change(value)]));
}

function isRow(part: unknown): part is object {
  return typeof part === 'object' && part !== null;
}

function isInText(value: unknown): boolean {
  return value === null || value === undefined || typeof value === 'boolean';
}

/** Takes the place of a value. Whoever would compute with it is told, for the text is the same for all values. */
class StandIn extends Placeholder {
  [Symbol.toPrimitive](): never {
    throw new Error('A statement is written once for all values: compute before it is asked.');
  }
}
