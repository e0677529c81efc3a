import { type Dispatch, type PointerEvent, useRef } from 'react';
import { type Edit, isSamePlace, type Place, type Step } from './week-edit';

type Painting<Value> = {
  readonly edit: Edit<Value>;
  readonly dispatch: Dispatch<Step<Value>>;
  /** What pressing paints, from what is there where it began. */
  readonly paintOver: (there: Value) => Value;
  readonly isPainting: boolean;
};

/** Pointer handlers of the grid: press and drag to select a rectangle, let go to paint it; a tap paints one cell. */
export function usePainting<Value>({ edit, dispatch, paintOver, isPainting }: Painting<Value>) {
  const pressed = useRef<Place | null>(null);

  function onPointerDown(event: PointerEvent) {
    const place = placeUnder(event);
    if (!place || event.button !== 0) return;
    pressed.current = place;
    dispatch({ kind: 'point', to: place, extend: event.shiftKey });
  }

  function onPointerMove(event: PointerEvent) {
    const place = pressed.current ? placeUnder(event) : null;
    if (!place || isSamePlace(place, edit.active) || isTouchThatScrolls(event, isPainting)) return;
    dispatch({ kind: 'point', to: place, extend: true });
  }

  function onPointerUp() {
    const from = pressed.current;
    pressed.current = null;
    const there = from ? edit.cells[from.day]?.[from.cell] : undefined;
    if (there !== undefined) dispatch({ kind: 'paint', paint: paintOver(there) });
  }

  function onPointerCancel() {
    pressed.current = null;
  }

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel };
}

function isTouchThatScrolls(event: PointerEvent, isPainting: boolean): boolean {
  return event.pointerType === 'touch' && !isPainting;
}

/** The cell under the pointer, also while a finger holds the cell it started on. */
function placeUnder(event: PointerEvent): Place | null {
  const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-cell]');
  return cell ? { day: Number(cell.dataset.day), cell: Number(cell.dataset.cell) } : null;
}
