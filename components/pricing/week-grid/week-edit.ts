import { isSamePaint, type Paint } from './week-cells';

export type Place = { readonly day: number; readonly cell: number };
/** Rows of days, Monday first. */
export type Cells<Value> = readonly (readonly Value[])[];

/** What is painted, what was before, and the rectangle between anchor and active cell. */
export type Edit<Value> = {
  readonly cells: Cells<Value>;
  readonly past: readonly Cells<Value>[];
  readonly anchor: Place;
  readonly active: Place;
  readonly said: string;
};
export type WeekEdit = Edit<Paint>;

/** Pointing and undoing are the same whatever is painted. */
export type Move =
  | { readonly kind: 'point'; readonly to: Place; readonly extend: boolean }
  | { readonly kind: 'move'; readonly by: Place; readonly extend: boolean }
  | { readonly kind: 'undo' };
export type Step<Value> =
  | Move
  | { readonly kind: 'paint'; readonly paint: Value }
  | { readonly kind: 'replace'; readonly cells: Cells<Value>; readonly said: string };
export type WeekStep = Step<Paint>;

/** What is particular to one kind of paint; `mayPaint` keeps cells as they are. */
export type Painted<Value> = {
  readonly isSame: (one: Value, other: Value) => boolean;
  readonly say: (paint: Value) => string;
  readonly mayPaint?: (there: Value) => boolean;
};

const start = { day: 0, cell: 0 };
const remembered = 100;

export function startEdit<Value>(cells: Cells<Value>): Edit<Value> {
  return { cells, past: [], anchor: start, active: start, said: '' };
}

/** Edits a week of percents. */
export const takeStep = stepsOn<Paint>({
  isSame: isSamePaint,
  say: (paint) => (paint ? `set to minus ${paint.percentOff} percent` : 'set to the usual price'),
});

/** How a week of this kind of paint is edited, one step after the other. */
export function stepsOn<Value>(painted: Painted<Value>) {
  return (edit: Edit<Value>, step: Step<Value>): Edit<Value> => {
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
        return paintSelected(edit, step.paint, painted);
      case 'replace':
        return change(edit, step, painted);
      case 'undo':
        return undo(edit);
    }
  };
}

export function isSelected<Value>({ anchor, active }: Edit<Value>, { day, cell }: Place): boolean {
  return isBetween(day, anchor.day, active.day) && isBetween(cell, anchor.cell, active.cell);
}

export function isSamePlace(one: Place, other: Place): boolean {
  return one.day === other.day && one.cell === other.cell;
}

function goTo<Value>(edit: Edit<Value>, to: Place, extend: boolean): Edit<Value> {
  const perDay = edit.cells[0]?.length ?? 1;
  const active = { day: clamp(to.day, 6), cell: clamp(to.cell, perDay - 1) };
  return { ...edit, active, anchor: extend ? edit.anchor : active };
}

function paintSelected<Value>(edit: Edit<Value>, paint: Value, painted: Painted<Value>): Edit<Value> {
  const isMeant = (there: Value, place: Place) =>
    isSelected(edit, place) && (painted.mayPaint?.(there) ?? true);
  const cells = edit.cells.map((row, day) =>
    row.map((before, cell) => (isMeant(before, { day, cell }) ? paint : before)),
  );
  const count = edit.cells.flatMap((row, day) => row.filter((there, cell) => isMeant(there, { day, cell })));
  const said = `${count.length} ${count.length === 1 ? 'step' : 'steps'} ${painted.say(paint)}`;
  return change(edit, { cells, said }, painted);
}

type Next<Value> = { readonly cells: Cells<Value>; readonly said: string };

function change<Value>(
  edit: Edit<Value>,
  { cells, said }: Next<Value>,
  { isSame }: Painted<Value>,
): Edit<Value> {
  const isAsBefore = cells.every((row, day) =>
    row.every((paint, cell) => {
      const before = edit.cells[day]?.[cell];
      return before !== undefined && isSame(paint, before);
    }),
  );
  return isAsBefore
    ? { ...edit, said }
    : { ...edit, cells, said, past: [...edit.past, edit.cells].slice(-remembered) };
}

function undo<Value>(edit: Edit<Value>): Edit<Value> {
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
