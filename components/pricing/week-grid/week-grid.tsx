import type { Dispatch } from 'react';
import { paintOfKey } from './grid-keys';
import { HourGrid } from './hour-grid';
import { type GridShape, isSamePaint, type Paint } from './week-cells';
import { isSamePlace, isSelected, type WeekEdit, type WeekStep } from './week-edit';
import { WeekGridCell } from './week-grid-cell';
import { busyAt, type WeekLimits } from './week-verdict';

export type WeekGridProps = {
  readonly edit: WeekEdit;
  readonly dispatch: Dispatch<WeekStep>;
  readonly brush: Paint;
  readonly isPainting: boolean;
  readonly shape: GridShape;
  readonly limits: WeekLimits;
  /** The shape in which the busyness was given. */
  readonly given: GridShape;
};

/** The hours that cost less; painting what is painted so already takes it away. */
export function WeekGrid({ edit, dispatch, brush, isPainting, shape, limits, given }: WeekGridProps) {
  return (
    <HourGrid
      label="Off-peak hours of the week"
      edit={edit}
      dispatch={dispatch}
      shape={shape}
      isPainting={isPainting}
      paintOver={(there) => (isSamePaint(there, brush) ? null : brush)}
      paintOfKey={(event) => paintOfKey(event, { brush, seats: brush?.seats ?? 1 })}
      cell={(place, time) => (
        <WeekGridCell
          place={place}
          time={time}
          paint={edit.cells[place.day]?.[place.cell] ?? null}
          busy={busyAt(limits, given, {
            day: place.day,
            minute: shape.fromMinute + place.cell * shape.stepMinutes,
          })}
          limits={limits}
          isActive={isSamePlace(edit.active, place)}
          isSelected={isSelected(edit, place)}
        />
      )}
    />
  );
}
