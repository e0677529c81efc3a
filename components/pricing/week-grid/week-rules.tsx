'use client';

import { useState } from 'react';
import { printPercent } from '@/domain/money/print';
import { Button } from '../../ui/button';
import { counted, weekdayNames } from '../../words/labels';
import { cellsPerDay, type GridShape, type OffPeakRule, timeOf } from './week-cells';

export type WeekRulesProps = {
  readonly rules: readonly OffPeakRule[];
  readonly shape: GridShape;
  readonly brush: { readonly percentOff: number; readonly seats: number };
  readonly onChange: (rules: readonly OffPeakRule[], said: string) => void;
};

/** The same rules as sentences, each to be removed, and a new one by days and hours: what a drag does, without one. */
export function WeekRules({ rules, shape, brush, onChange }: WeekRulesProps) {
  const without = (index: number) => rules.filter((_, place) => place !== index);
  return (
    <section aria-label="Off-peak rules" className="flex flex-col gap-3">
      {rules.length === 0 ? <p className="text-ink-2">Every hour has its usual price.</p> : null}
      <ul className="flex flex-col border-t border-rule">
        {rules.map((rule, index) => (
          <li
            key={sayRule(rule)}
            className="flex items-center justify-between gap-3 border-b border-rule py-1 text-sm"
          >
            <span>{sayRule(rule)}</span>
            <Button
              type="button"
              kind="quiet"
              size="small"
              onClick={() => onChange(without(index), 'Rule removed')}
              aria-label={`Remove ${sayRule(rule)}`}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <NewRule shape={shape} brush={brush} onAdd={(rule) => onChange([...rules, rule], 'Rule added')} />
    </section>
  );
}

type NewRuleProps = Pick<WeekRulesProps, 'shape' | 'brush'> & { onAdd: (rule: OffPeakRule) => void };

function NewRule({ shape, brush, onAdd }: NewRuleProps) {
  const [weekdays, setWeekdays] = useState<readonly number[]>([]);
  const edges = Array.from(
    { length: cellsPerDay(shape) + 1 },
    (_, index) => shape.fromMinute + index * shape.stepMinutes,
  );
  const starts = edges.slice(0, -1).map(timeOf);
  const ends = edges.slice(1).map((minute) => (minute === 1440 ? '24:00' : timeOf(minute)));
  const [from, setFrom] = useState(starts[0] ?? '');
  const [to, setTo] = useState(ends[0] ?? '');
  const isInOrder = ends.indexOf(to) >= starts.indexOf(from);
  const toggle = (weekday: number) =>
    setWeekdays(
      weekdays.includes(weekday) ? weekdays.filter((one) => one !== weekday) : [...weekdays, weekday],
    );
  return (
    <fieldset className="border border-rule bg-card p-3 flex flex-wrap items-end gap-3 text-sm">
      <legend className="px-1 font-semibold">Mark hours by words</legend>
      <span className="flex flex-wrap gap-x-3">
        {weekdayNames.map((name, index) => (
          <label key={name} className="inline-flex items-center gap-1 min-h-9">
            <input
              type="checkbox"
              checked={weekdays.includes(index + 1)}
              onChange={() => toggle(index + 1)}
              className="size-5 accent-[var(--color-action)]"
            />
            {name}
          </label>
        ))}
      </span>
      <TimeSelect label="From" value={from} times={starts} onChange={setFrom} />
      <TimeSelect label="To" value={to} times={ends} onChange={setTo} />
      <Button
        type="button"
        kind="plain"
        size="small"
        disabled={weekdays.length === 0 || brush.percentOff === 0 || !isInOrder}
        onClick={() => onAdd({ weekdays: [...weekdays].sort((a, b) => a - b), from, to, ...brush })}
      >
        Mark with {printPercent(brush.percentOff)} off
      </Button>
    </fieldset>
  );
}

type TimeSelectProps = {
  readonly label: string;
  readonly value: string;
  readonly times: readonly string[];
  readonly onChange: (time: string) => void;
};

function TimeSelect({ label, value, times, onChange }: TimeSelectProps) {
  return (
    <label className="flex flex-col gap-1 font-semibold">
      {label}
      <select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-9 easy-to-touch px-2 bg-card border border-rule-strong rounded-input number"
      >
        {times.map((time) => (
          <option key={time}>{time}</option>
        ))}
      </select>
    </label>
  );
}

/** `Tue, Wed, Thu 14:00 to 17:00: 30 % off, 3 places a start`. */
export function sayRule(rule: OffPeakRule): string {
  const days = rule.weekdays.map((weekday) => weekdayNames[weekday - 1]).join(', ');
  const places = `${counted(rule.seats, 'place')} a start`;
  return `${days} ${rule.from} to ${rule.to}: ${printPercent(rule.percentOff)} off, ${places}`;
}
