import { printPercent } from '@/domain/money/print';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { HiddenFields } from '../ui/hidden-fields';

type SpecialDay = {
  readonly day: string;
  readonly name: string;
  readonly as: string;
  /** How busy beside the hours it takes, with what past days of this name were like. */
  readonly percent: number;
};
type SpecialDaysFormProps = {
  readonly action: string;
  readonly days: readonly SpecialDay[];
  readonly backTo: string;
};

/** Known special days and two more rows; a row without a day is none. */
export function SpecialDaysForm({ action, days, backTo }: SpecialDaysFormProps) {
  const rows = [...days, nothing, { ...nothing, name: ' ' }];
  return (
    <form method="post" action={action} className="flex flex-col gap-4">
      <HiddenFields values={{ method: 'PUT', backTo }} />
      <ol className="flex flex-col gap-3">
        {rows.map((row, index) => (
          <li key={`${row.day}${row.name}`} className="grid sm:grid-cols-3 gap-2 border-b border-rule pb-3">
            <TextField
              name={`days.${index}.day`}
              label="Day"
              placeholder="2027-12-24"
              defaultValue={row.day}
            />
            <TextField name={`days.${index}.name`} label="What it is" defaultValue={row.name.trim()} />
            <SelectField
              name={`days.${index}.as`}
              label="It is"
              defaultValue={row.as}
              hint={row.day === '' ? undefined : `${printPercent(row.percent)} as busy as that`}
            >
              {kinds.map(({ as, says }) => (
                <option key={as} value={as}>
                  {says}
                </option>
              ))}
            </SelectField>
          </li>
        ))}
      </ol>
      <Button className="self-start">Save these days</Button>
    </form>
  );
}

const nothing: SpecialDay = { day: '', name: '', as: 'sunday', percent: 100 };
const kinds = [
  { as: 'monday', says: 'like a Monday' },
  { as: 'tuesday', says: 'like a Tuesday' },
  { as: 'wednesday', says: 'like a Wednesday' },
  { as: 'thursday', says: 'like a Thursday' },
  { as: 'friday', says: 'like a Friday' },
  { as: 'saturday', says: 'like a Saturday' },
  { as: 'sunday', says: 'like a Sunday' },
  { as: 'busier', says: 'busier than its weekday' },
  { as: 'quieter', says: 'quieter than its weekday' },
];
