'use client';

import { useReducer, useState } from 'react';
import { printPercent } from '@/domain/money/print';
import { PaintingFrame } from './painting-frame';
import { cellsOf, type GridShape, type OffPeakRule, rulesOf, shapeFitting } from './week-cells';
import { startEdit, takeStep } from './week-edit';
import { WeekGrid } from './week-grid';
import { WeekRules } from './week-rules';
import type { WeekLimits } from './week-verdict';

export type WeekGridEditorProps = {
  /** The rules as saved; the hidden fields `offPeak.0.weekdays` … carry them back in the form around the editor. */
  readonly rules: readonly OffPeakRule[];
  /** The hours to show and the venue's step; grows by itself where a rule lies outside. */
  readonly shape: GridShape;
  readonly limits: WeekLimits;
  /** Places a newly painted hour offers alone. */
  readonly seats: number;
};

/** The week of a deal, painted like a timetable with a highlighter; the list under it edits the same rules by words. */
export function WeekGridEditor({ rules, shape: wanted, limits, seats }: WeekGridEditorProps) {
  const [shape] = useState(() => shapeFitting(wanted, rules));
  const [edit, dispatch] = useReducer(takeStep, null, () => startEdit(cellsOf(rules, shape)));
  const [brush, setBrush] = useState({ percentOff: 30, seats });
  const now = rulesOf(edit.cells, shape);
  return (
    <PaintingFrame
      edit={edit}
      dispatch={dispatch}
      pen={<Brush brush={brush} onChange={setBrush} />}
      hint="Drag or tap to mark hours. By keyboard: arrows move, Shift selects, 1 to 9 set 10 to 90 percent, Delete clears, Ctrl+Z undoes. The line under an hour shows how full it usually is."
      grid={(isPainting) => (
        <WeekGrid
          edit={edit}
          dispatch={dispatch}
          brush={brush.percentOff === 0 ? null : brush}
          isPainting={isPainting}
          shape={shape}
          limits={limits}
          given={wanted}
        />
      )}
    >
      <WeekRules
        rules={now}
        shape={shape}
        brush={brush}
        onChange={(next, said) => dispatch({ kind: 'replace', cells: cellsOf(next, shape), said })}
      />
      <HiddenRules rules={now} />
    </PaintingFrame>
  );
}

type BrushOf = { readonly percentOff: number; readonly seats: number };
const percents = [0, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70];

function Brush({ brush, onChange }: { brush: BrushOf; onChange: (brush: BrushOf) => void }) {
  return (
    <>
      <label className="flex flex-col gap-1 text-sm font-semibold">
        Highlighter
        <select
          value={brush.percentOff}
          onChange={(event) => onChange({ ...brush, percentOff: Number(event.target.value) })}
          className="min-h-9 px-2 bg-card border border-rule-strong rounded-input"
        >
          {percents.map((percent) => (
            <option key={percent} value={percent}>
              {percent === 0 ? 'Usual price' : `${printPercent(percent)} off`}
            </option>
          ))}
        </select>
      </label>
      <label className="flex flex-col gap-1 text-sm font-semibold">
        Places an hour
        <input
          type="number"
          min={1}
          max={999}
          value={brush.seats}
          onChange={(event) => onChange({ ...brush, seats: Math.max(1, Number(event.target.value)) })}
          className="min-h-9 w-24 px-2 bg-card border border-rule-strong rounded-input"
        />
      </label>
    </>
  );
}

function HiddenRules({ rules }: { rules: readonly OffPeakRule[] }) {
  return rules.map((rule, index) => (
    <span key={`${rule.weekdays} ${rule.from} ${rule.to} ${rule.percentOff} ${rule.seats}`} hidden>
      {rule.weekdays.map((weekday) => (
        <input key={weekday} type="hidden" name={`offPeak.${index}.weekdays`} value={weekday} />
      ))}
      <input type="hidden" name={`offPeak.${index}.from`} value={rule.from} />
      <input type="hidden" name={`offPeak.${index}.to`} value={rule.to} />
      <input type="hidden" name={`offPeak.${index}.percentOff`} value={rule.percentOff} />
      <input type="hidden" name={`offPeak.${index}.seats`} value={rule.seats} />
    </span>
  ));
}
