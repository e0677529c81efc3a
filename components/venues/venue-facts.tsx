import { weekdayNames } from '../words/labels';

export type VenueFactsOf = {
  readonly slug: string;
  readonly name: string;
  readonly address: string;
  readonly area: string;
  readonly city: string;
  readonly location: { readonly lat: number; readonly lng: number };
  readonly timeZone: string;
  readonly hours: readonly { readonly weekday: number; readonly from: string; readonly to: string }[];
};

/** Where it is and when it is open, in its own time; linked where the page is not the venue's own, which names it already. */
export function VenueFacts({ venue, isLinked = true }: { venue: VenueFactsOf; isLinked?: boolean }) {
  const { lat, lng } = venue.location;
  const map = `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=18/${lat}/${lng}`;
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <address className="not-italic flex flex-col gap-1">
        {isLinked ? (
          <a href={`/venues/${venue.slug}`} className="font-semibold">
            {venue.name}
          </a>
        ) : null}
        <span>{venue.address}</span>
        {isLinked ? <span>{[venue.area, venue.city].filter(Boolean).join(', ')}</span> : null}
        <a href={map} rel="noopener" className="mt-2">
          On the map
        </a>
        <span className="text-xs text-ink-3">
          Place: ©{' '}
          <a href="https://www.openstreetmap.org/copyright" rel="noopener">
            OpenStreetMap contributors
          </a>
        </span>
      </address>
      <table className="text-sm">
        <caption className="text-start font-semibold pb-1">Opening hours, local time</caption>
        <tbody>
          {weekdayNames.map((name, index) => (
            <tr key={name}>
              <th scope="row" className="text-start font-normal pe-4 text-ink-2">
                {name}
              </th>
              <td className="number">{hoursOf(venue, index + 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function hoursOf({ hours }: VenueFactsOf, weekday: number): string {
  const open = hours.filter((one) => one.weekday === weekday).map(({ from, to }) => `${from}–${to}`);
  return open.length > 0 ? open.join(', ') : 'closed';
}
