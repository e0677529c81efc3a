import type { KeyEvent } from '../pricing/week-grid/grid-keys';
import type { Painted, Step } from '../pricing/week-grid/week-edit';
import { type Busy, pens, sayBusy } from './busy-levels';

/** Closed hours stay closed, whatever is painted over them. */
export const painted: Painted<Busy> = {
  isSame: (one, other) => one === other,
  say: (busy) => `set to ${sayBusy(busy)}`,
  mayPaint: (there) => there !== 'closed',
};

/** 1, 2 and 3 are the pens, Space is the one chosen. */
export function busyOfKey({ key, ctrlKey, metaKey, altKey }: KeyEvent, brush: number): Step<Busy> | null {
  if (ctrlKey || metaKey || altKey) return null;
  const pen = pens[Number(key) - 1];
  if (pen) return { kind: 'paint', paint: pen.share };
  return key === ' ' || key === 'Enter' ? { kind: 'paint', paint: brush } : null;
}
