'use client';

import { useReducer, useState } from 'react';
import { HourGrid } from '../pricing/week-grid/hour-grid';
import { PaintingFrame } from '../pricing/week-grid/painting-frame';
import { isSamePlace, isSelected, type Place, startEdit, stepsOn } from '../pricing/week-grid/week-edit';
import { classNames } from '../ui/class-names';
import { weekdayNames } from '../words/labels';
import { type Busy, type BusyHour, busyCells, lookOf, pens, sayBusy, shapeOfHours } from './busy-levels';
import { BusynessFields } from './busyness-fields';
import { busyOfKey, painted } from './busyness-painting';

const takeStep = stepsOn<Busy>(painted);

/** A normal week, painted; the form under it is what is sent, and says the same hour by hour. */
export function BusynessEditor({ hours, seats }: { hours: readonly BusyHour[]; seats: number }) {
  const shape = shapeOfHours(hours);
  const [edit, dispatch] = useReducer(takeStep, null, () => startEdit(busyCells(hours, seats)));
  const [brush, setBrush] = useState<number>(pens[0]?.share ?? 0);
  const at = ({ day, cell }: Place): Busy => edit.cells[day]?.[cell] ?? null;
  const put = (place: Place, busy: Busy) =>
    dispatch({
      kind: 'replace',
      cells: edit.cells.map((row, day) =>
        row.map((before, cell) => (isSamePlace({ day, cell }, place) ? busy : before)),
      ),
      said: sayBusy(busy),
    });
  return (
    <PaintingFrame
      edit={edit}
      dispatch={dispatch}
      pen={<Pens brush={brush} onChange={setBrush} />}
      hint="Drag or tap to paint. By keyboard: arrows move, Shift selects, 1 quiet, 2 normal, 3 busy, Ctrl+Z undoes."
      grid={(isPainting) => (
        <HourGrid
          label="A normal week"
          edit={edit}
          dispatch={dispatch}
          shape={shape}
          isPainting={isPainting}
          paintOver={() => brush}
          paintOfKey={(event) => busyOfKey(event, brush)}
          cell={(place, time) => (
            <BusyCell
              place={place}
              time={time}
              busy={at(place)}
              isActive={isSamePlace(edit.active, place)}
              isChosen={isSelected(edit, place)}
            />
          )}
        />
      )}
    >
      <details open>
        <summary className="min-h-11 font-semibold">Hour by hour</summary>
        <BusynessFields hours={hours} seats={seats} shape={shape} at={at} onChange={put} />
      </details>
    </PaintingFrame>
  );
}

function Pens({ brush, onChange }: { brush: number; onChange: (share: number) => void }) {
  return (
    <fieldset className="flex flex-col gap-1 text-sm">
      <legend className="font-semibold pb-1">Pen</legend>
      <div className="flex gap-1">
        {pens.map(({ name, share }) => (
          <label
            key={name}
            className={classNames(
              'min-h-11 sm:min-h-9 px-3 inline-flex items-center border font-semibold has-checked:outline-3 has-checked:outline-ink',
              lookOf(share),
            )}
          >
            <input
              type="radio"
              name="pen"
              form="pens-are-not-sent"
              value={share}
              checked={brush === share}
              onChange={() => onChange(share)}
              className="sr-only"
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type BusyCellProps = {
  readonly place: Place;
  readonly time: string;
  readonly busy: Busy;
  readonly isActive: boolean;
  readonly isChosen: boolean;
};

function BusyCell({ place, time, busy, isActive, isChosen }: BusyCellProps) {
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is the grid of the ARIA patterns.
      role="gridcell"
      data-day={place.day}
      data-cell={place.cell}
      tabIndex={isActive ? 0 : -1}
      aria-selected={isChosen}
      aria-label={`${weekdayNames[place.day]} ${time}, ${sayBusy(busy)}`}
      className={classNames(
        'h-11 sm:h-9 border text-center font-semibold cursor-pointer',
        lookOf(busy),
        isChosen && 'outline-2 outline-ink',
      )}
    >
      {typeof busy === 'number' ? Math.round(busy * 100) : null}
    </td>
  );
}
