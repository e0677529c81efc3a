'use client';

import { type ChangeEvent, useMemo, useState } from 'react';
import { readCsv } from '@/domain/forecast/visits/csv';
import type { DayOrder } from '@/domain/forecast/visits/moment';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { previewOf } from './preview';
import { VisitsPreview } from './visits-preview';

type VisitsFileProps = {
  readonly action: string;
  readonly venueZone: string;
  readonly timeZones: readonly string[];
};

/** A merchant's own file, looked at in the browser: nothing is sent before the merchant has seen what we read in it. */
export function VisitsFile({ action, venueZone, timeZones }: VisitsFileProps) {
  const [text, setText] = useState('');
  const [said, setSaid] = useState<Said>({ ...nothingSaid, fileZone: venueZone });
  const columns = useMemo(() => columnsOf(text), [text]);
  const preview = useMemo(() => previewSaid(text, said, venueZone), [text, said, venueZone]);

  async function onFile(event: ChangeEvent<HTMLInputElement>) {
    const chosen = (await event.target.files?.[0]?.text()) ?? '';
    setText(chosen);
    setSaid({ ...nothingSaid, fileZone: said.fileZone, when: columnsOf(chosen)[0] ?? '' });
  }

  return (
    <form method="post" action={action} className="flex flex-col gap-4 max-w-2xl">
      <label className="flex flex-col gap-1 font-semibold text-sm">
        Your file, CSV
        <input
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={onFile}
          className="min-h-12 p-2 bg-card border border-rule-strong rounded-input font-normal"
        />
      </label>
      <input type="hidden" name="text" value={text} />
      {columns.length > 0 ? (
        <Columns columns={columns} said={said} timeZones={timeZones} onSay={setSaid} />
      ) : null}
      {preview?.ok === false ? <Notice kind="warn">{preview.why}</Notice> : null}
      {preview?.ok ? (
        <>
          <VisitsPreview preview={preview} />
          <Button name="isRight" value="true" className="self-start">
            Yes, keep these visits
          </Button>
          <p className="text-sm text-ink-2">
            If it is wrong, choose another column above. Nothing is kept before you say yes.
          </p>
        </>
      ) : null}
    </form>
  );
}

/** What the merchant says about the columns of the file. */
type Said = {
  readonly when: string;
  readonly count: string;
  /** What one guest leaves, as typed; empty where the column counts guests. */
  readonly perGuest: string;
  readonly key: string;
  readonly order: DayOrder;
  readonly fileZone: string;
};
const nothingSaid: Said = {
  when: '',
  count: '',
  perGuest: '',
  key: '',
  order: 'day-month-year',
  fileZone: '',
};

function columnsOf(text: string): string[] {
  return text === '' ? [] : readCsv(text.slice(0, 20_000)).head;
}

function previewSaid(text: string, said: Said, venueZone: string) {
  const { when, count, perGuest, key, order, fileZone } = said;
  if (text === '' || when === '') return null;
  const takings = Number(perGuest.replace(',', '.'));
  const columns = { whenColumn: when, countColumn: count || null, keyColumn: key || null };
  return previewOf(text, {
    ...columns,
    takingsPerGuest: takings > 0 ? takings : null,
    order,
    fileZone,
    venueZone,
  });
}

type ColumnsProps = {
  readonly columns: readonly string[];
  readonly said: Said;
  readonly timeZones: readonly string[];
  readonly onSay: (said: Said) => void;
};

function Columns({ columns, said, timeZones, onSay }: ColumnsProps) {
  const say = (change: Partial<Said>) => onSay({ ...said, ...change });
  return (
    <fieldset className="grid sm:grid-cols-2 gap-4">
      <legend className="sr-only">What the columns mean</legend>
      <Column
        name="whenColumn"
        label="Day and time"
        columns={columns}
        value={said.when}
        onChange={(when) => say({ when })}
      />
      <Column
        name="countColumn"
        label="How many guests, or takings"
        none="one a row"
        columns={columns}
        value={said.count}
        onChange={(count) => say({ count })}
      />
      {said.count === '' ? null : (
        <TextField
          name="takingsPerGuest"
          label="One guest usually leaves"
          hint="Only where that column is takings, not guests."
          inputMode="decimal"
          value={said.perGuest}
          onChange={(event) => say({ perGuest: event.target.value })}
        />
      )}
      <Column
        name="keyColumn"
        label="Number of the receipt"
        none="there is none"
        columns={columns}
        value={said.key}
        onChange={(key) => say({ key })}
      />
      <SelectField
        name="order"
        label="Days are written"
        value={said.order}
        onChange={(event) => say({ order: event.target.value as DayOrder })}
      >
        <option value="day-month-year">day first, 5/3</option>
        <option value="month-day-year">month first, 3/5</option>
      </SelectField>
      <SelectField
        name="fileZone"
        label="Clock of the file"
        value={said.fileZone}
        onChange={(event) => say({ fileZone: event.target.value })}
      >
        {timeZones.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
    </fieldset>
  );
}

type ColumnProps = {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly string[];
  readonly value: string;
  readonly none?: string;
  readonly onChange: (value: string) => void;
};

function Column({ name, label, columns, value, none, onChange }: ColumnProps) {
  return (
    <SelectField name={name} label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {none ? <option value="">{none}</option> : null}
      {columns.map((column) => (
        <option key={column}>{column}</option>
      ))}
    </SelectField>
  );
}
