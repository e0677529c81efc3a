import { pageContext } from '@/app/_web/page';
import { frameOf } from '@/components/venues/map-frame';
import { type Pin, SchematicMap } from '@/components/venues/schematic-map';
import { emptyMap } from '@/domain/venues/city-map';
import { getCityMap } from '@/usecases/venues/get-city-map';

const sizes = { list: { width: 420, height: 480 }, one: { width: 420, height: 260 } };

type Located = {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly location: { readonly lat: number; readonly lng: number };
};

/** One venue and the streets around it. */
export function VenueMap({ venue: { id, name, city, location } }: { venue: Located }) {
  return <CityMap city={city} pins={[{ id, mark: null, title: name, ...location, isQuiet: true }]} />;
}

/** The streets around some pins. */
export async function CityMap({ city, pins }: { city: string; pins: readonly Pin[] }) {
  if (pins.length === 0) return null;
  const frame = frameOf(pins, pins.length === 1 ? sizes.one : sizes.list);
  const found = await getCityMap(await pageContext(), { city, box: frame.box });
  return <SchematicMap frame={frame} map={found.ok ? found.value : emptyMap} pins={pins} />;
}
