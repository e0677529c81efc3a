import type { KeyboardEvent } from 'react';
import type { Paint } from './week-cells';
import type { Move, Place, WeekStep } from './week-edit';

export type KeyEvent = Pick<
  KeyboardEvent<HTMLElement>,
  'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'
>;

/** Moving and undoing, whatever is painted; null leaves the key to others. */
export function moveOfKey(
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyEvent,
  isNarrow: boolean,
): Move | null {
  if (ctrlKey || metaKey) return key.toLowerCase() === 'z' ? { kind: 'undo' } : null;
  const by = altKey ? undefined : moves[key];
  return by ? { kind: 'move', by: isNarrow ? { day: by.cell, cell: by.day } : by, extend: shiftKey } : null;
}

/** What a key paints: digits tens of percent, Space the brush, Delete the usual price. */
export function paintOfKey(
  { key, ctrlKey, metaKey, altKey }: KeyEvent,
  { brush, seats }: { readonly brush: Paint; readonly seats: number },
): WeekStep | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (/^[1-9]$/.test(key)) return { kind: 'paint', paint: { percentOff: Number(key) * 10, seats } };
  if (key === ' ' || key === 'Enter') return { kind: 'paint', paint: brush };
  return ['0', 'Delete', 'Backspace'].includes(key) ? { kind: 'paint', paint: null } : null;
}

/** As seen on a desk: days down, hours across. */
const moves: Record<string, Place> = {
  ArrowUp: { day: -1, cell: 0 },
  ArrowDown: { day: 1, cell: 0 },
  ArrowLeft: { day: 0, cell: -1 },
  ArrowRight: { day: 0, cell: 1 },
  Home: { day: 0, cell: -1000 },
  End: { day: 0, cell: 1000 },
};
