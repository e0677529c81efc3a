/**
 * Makes the committed sources of the demo city from the collected data. Developers run it, by hand, when the data change:
 *   npx tsx scripts/city/build.ts --data ../shared/data
 * Reads public data under several licences; writes only what may be shipped (see the README beside what it writes).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCsv } from './csv';
import { readFigures } from './figures';
import { describe, readNeighbourhoods } from './neighbourhoods';
import { readPlaces, takenNames } from './places';
import { readStreets } from './streets';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (!values.data) throw new Error('Say where the data are: --data DIR');
const data = values.data;
const folder = new URL('../../db/scenes/downtown-san-francisco/sources/', import.meta.url);
mkdirSync(folder, { recursive: true });

const rows = readCsv(`${data}/places/sf_places_osm.csv`);
const neighbourhoods = readNeighbourhoods(`${data}/places/sf_neighbourhoods.geojson`);
const places = readPlaces(rows, neighbourhoods);
const areas = neighbourhoods
  .map((each) =>
    describe(
      each,
      places.filter((place) => place.area === each.name),
    ),
  )
  .filter((area) => area.places > 0);
const { streets, water, green, parks } = readStreets(`${data}/map/sf_downtown_z9-14.mbtiles`);

write('places.json', list(places));
write('neighbourhoods.json', list(areas));
write('taken-names.json', JSON.stringify(takenNames(rows).join(' ')));
write('figures.json', indented(readFigures(data)));
write(
  'streets.json',
  `{"streets":${list(streets)},"water":${list(water)},"green":${list(green)},"parks":${list(parks)}}`,
);

/** One item a line: small, and a change can be read in a diff. */
function list(items: readonly unknown[]): string {
  return `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
}

function indented(value: object): string {
  return JSON.stringify(value, null, 1).replace(
    /\[\s+([-\d.,\s]+?)\s+\]/g,
    (_, inside: string) => `[${inside.replace(/\s+/g, '')}]`,
  );
}

function write(name: string, text: string): void {
  writeFileSync(new URL(name, folder), `${text}\n`);
  process.stdout.write(`${name}: ${text.length} bytes\n`);
}
