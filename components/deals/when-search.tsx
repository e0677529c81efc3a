import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { dayInWords } from '../words/when';

export type Choice = { readonly value: string; readonly title: string };
type Props = {
  /** Where one looks, and where else one could: with one city there is nothing to choose. */
  readonly city: string;
  readonly cities: readonly string[];
  readonly q: string;
  readonly day: string;
  readonly hours: string;
  readonly people: number;
  readonly days: readonly string[];
  readonly parts: readonly Choice[];
  /** Kept as they are by a new search. */
  readonly kept?: Readonly<Record<string, string>>;
};

/** When are you free comes first: the hour makes the price. A plain form, so that its address can be shared. */
export function WhenSearch({ city, cities, q, day, hours, people, days, parts, kept = {} }: Props) {
  const isChoice = cities.length > 1;
  return (
    <search data-own-search>
      <form
        action="/deals"
        className={`grid gap-x-3 gap-y-4 grid-cols-2 items-end ${isChoice ? 'lg:grid-cols-[1fr_1fr_1fr_1fr_6rem_auto]' : 'lg:grid-cols-[1fr_1fr_2fr_6rem_auto]'}`}
      >
        {isChoice && (
          <div className="max-lg:col-span-2">
            <SelectField name="city" label="In which city?" defaultValue={city}>
              {cities.toSorted(byName).map((name) => (
                <option key={name}>{name}</option>
              ))}
            </SelectField>
          </div>
        )}
        <SelectField name="day" label="When are you free?" defaultValue={day}>
          <option value="">Any day</option>
          <option value="now">Right now</option>
          {days.map((one, index) => (
            <option key={one} value={one}>
              {dayTitle(one, index)}
            </option>
          ))}
        </SelectField>
        <SelectField name="hours" label="Which hours?" defaultValue={hours}>
          <option value="">Any hour</option>
          {parts.map((part) => (
            <option key={part.value} value={part.value}>
              {part.title}
            </option>
          ))}
        </SelectField>
        <div className="flex flex-col gap-1">
          <label htmlFor="what" className="font-semibold text-sm">
            What for?
          </label>
          <input
            id="what"
            name="q"
            type="search"
            defaultValue={q}
            placeholder="Massage …"
            className="w-full text-ellipsis min-h-12 px-3 bg-card border border-rule-strong rounded-input"
          />
        </div>
        <TextField
          name="people"
          label="How many?"
          type="number"
          min={1}
          max={20}
          inputMode="numeric"
          defaultValue={people}
        />
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button className="max-lg:col-span-2">Show times</Button>
      </form>
    </search>
  );
}

function byName(a: string, b: string): number {
  return a.localeCompare(b);
}

function dayTitle(day: string, index: number): string {
  if (index === 0) return `Today, ${dayInWords(day)}`;
  return index === 1 ? `Tomorrow, ${dayInWords(day)}` : dayInWords(day);
}
