import type { KeyboardEvent } from 'react';
import type { Paint } from './week-cells';
import type { Place, WeekStep } from './week-edit';

export type KeyEvent = KeyboardEvent<HTMLElement>;

type Keyboard = { readonly isNarrow: boolean; readonly brush: Paint; readonly seats: number };

/** What a key does to the week; null leaves the key to the browser. */
export function stepOfKey(event: KeyEvent, { isNarrow, brush, seats }: Keyboard): WeekStep | null {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey) return key === 'z' ? { kind: 'undo' } : null;
  if (event.altKey) return null;
  const by = moves[key];
  if (by) return { kind: 'move', by: isNarrow ? { day: by.cell, cell: by.day } : by, extend: shiftKey };
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
