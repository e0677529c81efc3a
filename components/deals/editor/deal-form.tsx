import { Button } from '../../ui/button';
import { SelectField, TextAreaField, TextField } from '../../ui/field';
import { SectionHeading } from '../../ui/page-heading';
import { KeptForm } from './kept-form';
import { PriceRules, type PriceRulesProps } from './price-rules';

export type DealFormValue = {
  readonly title: string;
  readonly description: string;
  readonly salesFrom: string;
  readonly salesUntil: string;
  readonly visitFrom: string;
  readonly visitUntil: string;
  readonly limits: { readonly perPerson: number | null; readonly total: number | null };
  readonly cancelHoursBefore: number;
  readonly exclusions: readonly string[];
  readonly fullPricePromise: 'money-back' | 'no-drop';
};
type DealFormProps = {
  readonly action: string;
  /** The version this form was made from; null makes a new deal. */
  readonly version: number | null;
  readonly venueId: string;
  readonly packageId: string;
  readonly deal: DealFormValue;
  readonly price: PriceRulesProps;
  readonly error: (path: string) => string | undefined;
};

/** A deal on one page: words, dates, prices by the hour, groups, limits. */
export function DealForm({ action, version, venueId, packageId, deal, price, error }: DealFormProps) {
  return (
    <KeptForm method="post" action={action} className="flex flex-col gap-8">
      {version === null ? null : (
        <>
          <input type="hidden" name="method" value="PUT" />
          <input type="hidden" name="version" value={version} />
        </>
      )}
      <input type="hidden" name="venueId" value={venueId} />
      <input type="hidden" name="packageId" value={packageId} />
      <section className="flex flex-col gap-4 max-w-2xl">
        <SectionHeading>What guests read</SectionHeading>
        <TextField
          name="title"
          label="Title"
          required
          maxLength={120}
          defaultValue={deal.title}
          error={error('title')}
        />
        <TextAreaField
          name="description"
          label="Description"
          maxLength={4000}
          defaultValue={deal.description}
          error={error('description')}
        />
        <TextAreaField
          name="exclusions"
          label="Not included, one a line"
          defaultValue={deal.exclusions.join('\n')}
          error={error('exclusions')}
        />
      </section>
      <section className="flex flex-col gap-4">
        <SectionHeading>Prices by the hour</SectionHeading>
        <PriceRules {...price} />
      </section>
      <DatesAndLimits deal={deal} error={error} />
      <Button className="self-start">Save the deal</Button>
    </KeptForm>
  );
}

function DatesAndLimits({ deal, error }: Pick<DealFormProps, 'deal' | 'error'>) {
  return (
    <section className="flex flex-col gap-4 max-w-2xl">
      <SectionHeading>Dates and limits</SectionHeading>
      <div className="grid grid-cols-2 gap-4">
        <DayField name="salesFrom" label="On sale from" value={deal.salesFrom} error={error('salesFrom')} />
        <DayField
          name="salesUntil"
          label="On sale until"
          value={deal.salesUntil}
          error={error('salesUntil')}
        />
        <DayField name="visitFrom" label="Visits from" value={deal.visitFrom} error={error('visitFrom')} />
        <DayField
          name="visitUntil"
          label="Visits until"
          value={deal.visitUntil}
          error={error('visitUntil')}
        />
        <TextField
          name="limits.perPerson"
          label="Most per person"
          hint="Empty for no limit."
          inputMode="numeric"
          defaultValue={deal.limits.perPerson ?? ''}
        />
        <TextField
          name="limits.total"
          label="Most in all"
          hint="Empty for no limit."
          inputMode="numeric"
          defaultValue={deal.limits.total ?? ''}
        />
      </div>
      <TextField
        name="cancelHoursBefore"
        label="Free to cancel until, hours before the visit"
        inputMode="numeric"
        required
        defaultValue={deal.cancelHoursBefore}
      />
      <SelectField
        name="fullPricePromise"
        label="A guest who paid the full price for a time that later costs less"
        defaultValue={deal.fullPricePromise}
      >
        <option value="money-back">gets the difference back by itself</option>
        <option value="no-drop">never meets that: the time keeps its price</option>
      </SelectField>
    </section>
  );
}

type DayFieldProps = { name: string; label: string; value: string; error: string | undefined };

/** A day, or a time where one was set; what a browser's fields cannot say stays as it is. */
function DayField({ name, label, value, error }: DayFieldProps) {
  return (
    <TextField name={name} label={label} type={typeOf(value)} required defaultValue={value} error={error} />
  );
}

function typeOf(value: string): 'date' | 'datetime-local' | 'text' {
  if (value.endsWith('Z')) return 'text';
  return value.includes('T') ? 'datetime-local' : 'date';
}
