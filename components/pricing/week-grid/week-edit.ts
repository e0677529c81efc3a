import { isSamePaint, type Paint, type WeekCells } from './week-cells';

export type Place = { readonly day: number; readonly cell: number };

/** What is painted, what was before, and the rectangle between anchor and active cell. */
export type WeekEdit = {
  readonly cells: WeekCells;
  readonly past: readonly WeekCells[];
  readonly anchor: Place;
  readonly active: Place;
  readonly said: string;
};

export type WeekStep =
  | { readonly kind: 'point'; readonly to: Place; readonly extend: boolean }
  | { readonly kind: 'move'; readonly by: Place; readonly extend: boolean }
  | { readonly kind: 'paint'; readonly paint: Paint }
  | { readonly kind: 'replace'; readonly cells: WeekCells; readonly said: string }
  | { readonly kind: 'undo' };

const start = { day: 0, cell: 0 };
const remembered = 100;

export function startEdit(cells: WeekCells): WeekEdit {
  return { cells, past: [], anchor: start, active: start, said: '' };
}

export function takeStep(edit: WeekEdit, step: WeekStep): WeekEdit {
  switch (step.kind) {
    case 'point':
      return goTo(edit, step.to, step.extend);
    case 'move':
      return goTo(
        edit,
        { day: edit.active.day + step.by.day, cell: edit.active.cell + step.by.cell },
        step.extend,
      );
    case 'paint':
      return paintSelected(edit, step.paint);
    case 'replace':
      return change(edit, step.cells, step.said);
    case 'undo':
      return undo(edit);
  }
}

export function isSelected({ anchor, active }: WeekEdit, { day, cell }: Place): boolean {
  return isBetween(day, anchor.day, active.day) && isBetween(cell, anchor.cell, active.cell);
}

export function isSamePlace(one: Place, other: Place): boolean {
  return one.day === other.day && one.cell === other.cell;
}

function goTo(edit: WeekEdit, to: Place, extend: boolean): WeekEdit {
  const perDay = edit.cells[0]?.length ?? 1;
  const active = { day: clamp(to.day, 6), cell: clamp(to.cell, perDay - 1) };
  return { ...edit, active, anchor: extend ? edit.anchor : active };
}

function paintSelected(edit: WeekEdit, paint: Paint): WeekEdit {
  const cells = edit.cells.map((row, day) =>
    row.map((before, cell) => (isSelected(edit, { day, cell }) ? paint : before)),
  );
  const count = cells.flatMap((row, day) => row.filter((_, cell) => isSelected(edit, { day, cell }))).length;
  const what = paint ? `set to minus ${paint.percentOff} percent` : 'set to the usual price';
  return change(edit, cells, `${count} ${count === 1 ? 'step' : 'steps'} ${what}`);
}

function change(edit: WeekEdit, cells: WeekCells, said: string): WeekEdit {
  const isSame = cells.every((row, day) =>
    row.every((paint, cell) => isSamePaint(paint, edit.cells[day]?.[cell] ?? null)),
  );
  return isSame
    ? { ...edit, said }
    : { ...edit, cells, said, past: [...edit.past, edit.cells].slice(-remembered) };
}

function undo(edit: WeekEdit): WeekEdit {
  const before = edit.past.at(-1);
  return before
    ? { ...edit, cells: before, past: edit.past.slice(0, -1), said: 'Last change undone' }
    : { ...edit, said: 'Nothing to undo' };
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}

function isBetween(value: number, one: number, other: number): boolean {
  return value >= Math.min(one, other) && value <= Math.max(one, other);
}
