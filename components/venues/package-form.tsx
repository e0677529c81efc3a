import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { tradeNames } from '../words/labels';

type PackageFormProps = {
  readonly action: string;
  readonly currency: string;
  readonly error: (path: string) => string | undefined;
};

/** What is sold: one main line, up to two more, how long it takes and what it costs to give. */
export function PackageForm({ action, currency, error }: PackageFormProps) {
  return (
    <form method="post" action={action} className="flex flex-col gap-4 max-w-3xl">
      <TextField
        name="title"
        label="Title"
        hint="60-minute massage and tea"
        required
        maxLength={120}
        error={error('title')}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="font-semibold text-sm mb-1">What is in it; the list price is the sum</legend>
        {[0, 1, 2].map((index) => (
          <div key={index} className="grid grid-cols-[1fr_5rem_7rem] gap-2">
            <TextField
              name={`lines.${index}.title`}
              label="Line"
              required={index === 0}
              error={error(`lines.${index}.title`)}
            />
            <TextField name={`lines.${index}.quantity`} label="Number" inputMode="numeric" defaultValue={1} />
            <TextField
              name={`lines.${index}.listPrice.typed`}
              label={`Price, ${currency}`}
              inputMode="decimal"
              required={index === 0}
              error={error(`lines.${index}.listPrice.typed`)}
            />
            <input type="hidden" name={`lines.${index}.listPrice.currency`} value={currency} />
          </div>
        ))}
      </fieldset>
      <div className="grid grid-cols-2 sm:grid-cols-3 gap-4">
        <TextField
          name="durationMinutes"
          label="Minutes it takes"
          inputMode="numeric"
          required
          defaultValue={60}
        />
        <TextField name="cleanUpMinutes" label="Minutes after it" inputMode="numeric" defaultValue={0} />
        <TextField name="seatsPerUnit" label="Places it takes" inputMode="numeric" defaultValue={1} />
        <TextField
          name="variableCost.typed"
          label={`What it costs you, ${currency}`}
          hint="Only you see this."
          inputMode="decimal"
          required
          error={error('variableCost.typed')}
        />
        <input type="hidden" name="variableCost.currency" value={currency} />
        <TextField name="taxPercent" label="Tax in it, %" inputMode="decimal" required defaultValue={0} />
        <SelectField name="category" label="Trade">
          {Object.entries(tradeNames).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <Button className="self-start">Add this package</Button>
    </form>
  );
}
