import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { type Hours, HoursFields } from './hours-fields';

export type VenueFormValue = {
  readonly name: string;
  readonly address: string;
  readonly area: string;
  readonly city: string;
  readonly location: { readonly lat: number; readonly lng: number };
  readonly timeZone: string;
  readonly stepMinutes: number;
  readonly seats: number;
  readonly hours: readonly Hours[];
  readonly closures: readonly { readonly from: string; readonly until: string; readonly reason: string }[];
  readonly version: number;
};

type VenueFormProps = {
  readonly action: string;
  /** The venue to be changed; null makes a new one. */
  readonly venue: VenueFormValue | null;
  readonly timeZones: readonly string[];
  readonly error: (path: string) => string | undefined;
};

/** A place, its hours, its capacity and the days it is closed. */
export function VenueForm({ action, venue, timeZones, error }: VenueFormProps) {
  return (
    <form method="post" action={action} className="grid lg:grid-cols-2 gap-8">
      {venue ? <EditOf version={venue.version} /> : null}
      <div className="flex flex-col gap-4">
        <TextField
          name="name"
          label="Name of the place"
          required
          defaultValue={venue?.name}
          error={error('name')}
        />
        <TextField
          name="address"
          label="Address"
          hint="Street and number, then the city after a comma."
          required
          defaultValue={venue?.address}
          error={error('address')}
        />
        <div className="grid grid-cols-2 gap-4">
          <TextField name="area" label="Neighbourhood" defaultValue={venue?.area} />
          <TextField name="city" label="City" defaultValue={venue?.city} />
          <TextField
            name="location.lat"
            label="Latitude"
            inputMode="decimal"
            required
            defaultValue={venue?.location.lat}
            error={error('location.lat')}
          />
          <TextField
            name="location.lng"
            label="Longitude"
            inputMode="decimal"
            required
            defaultValue={venue?.location.lng}
            error={error('location.lng')}
          />
        </div>
        <Capacity venue={venue} timeZones={timeZones} error={error} />
      </div>
      <div className="flex flex-col gap-4">
        <HoursFields hours={venue?.hours ?? usualHours} />
        <Closures closures={venue?.closures ?? []} />
        <Button className="self-start">{venue ? 'Save the place' : 'Add this place'}</Button>
      </div>
    </form>
  );
}

function EditOf({ version }: { version: number }) {
  return (
    <>
      <input type="hidden" name="method" value="PUT" />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

function Capacity({ venue, timeZones, error }: Omit<VenueFormProps, 'action'>) {
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <TextField
          name="seats"
          label="Places at once"
          hint="Chairs, rooms or seats."
          inputMode="numeric"
          required
          defaultValue={venue?.seats}
          error={error('seats')}
        />
        <SelectField name="stepMinutes" label="Visits start every" defaultValue={venue?.stepMinutes ?? 30}>
          <option value="15">15 minutes</option>
          <option value="30">30 minutes</option>
          <option value="60">60 minutes</option>
        </SelectField>
      </div>
      <SelectField name="timeZone" label="Time zone" defaultValue={venue?.timeZone ?? 'America/Los_Angeles'}>
        {timeZones.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
    </>
  );
}

/** Known closures and one more; a row without a first day is none. */
function Closures({ closures }: { closures: VenueFormValue['closures'] }) {
  const rows = [...closures, { from: '', until: '', reason: '' }];
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-semibold text-sm mb-1">Closed on</legend>
      {rows.map((row, index) => (
        <div key={row.from} className="grid grid-cols-3 gap-2">
          <TextField
            name={`closures.${index}.from`}
            label="First day"
            placeholder="2027-12-24"
            defaultValue={row.from}
          />
          <TextField
            name={`closures.${index}.until`}
            label="Last day"
            placeholder="2027-12-26"
            defaultValue={row.until}
          />
          <TextField name={`closures.${index}.reason`} label="Why" defaultValue={row.reason} />
        </div>
      ))}
    </fieldset>
  );
}

const usualHours = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: '10:00', to: '20:00' }));
