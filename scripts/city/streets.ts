import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { areaOf, clipLine, clipRing, type Degrees, degreesOf, simplify } from './geometry';
import { readTile, type TileFeature, type TileLayer } from './vector-tile';

const streetClasses = ['motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'minor'];
const zoom = 14;

type Street = { class: string; name: string; line: Degrees[] };
type Tile = { zoom: number; column: number; row: number; layers: TileLayer[] };

/** Streets, water and green of the middle of the city, from the finest vector tiles. */
export function readStreets(path: string) {
  const tiles = readTiles(path);
  const lines = tiles.flatMap((tile) => streetsOf(tile));
  const streets = stitch(lines)
    .map((street) => ({ ...street, line: simplify(street.line, 2) }))
    .filter((street) => street.line.length > 1)
    .sort(
      (a, b) => streetClasses.indexOf(a.class) - streetClasses.indexOf(b.class) || compare(a.name, b.name),
    );
  const water = tiles.flatMap((tile) =>
    areasOf(tile, { layer: 'water', wants: (kind) => kind !== 'ocean', squareMetres: 800 }),
  );
  const green = tiles.flatMap((tile) =>
    areasOf(tile, { layer: 'landcover', wants: (kind) => kind === 'grass', squareMetres: 900 }),
  );
  return { streets, water, green, parks: tiles.flatMap(parksOf) };
}

export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function readTiles(path: string): Tile[] {
  const database = new Database(path, { readonly: true });
  const rows = database
    .prepare<[number], { tile_column: number; tile_row: number; tile_data: Buffer }>(
      'select tile_column, tile_row, tile_data from tiles where zoom_level = ? order by tile_column, tile_row',
    )
    .all(zoom);
  database.close();
  return rows.map((row) => ({
    zoom,
    column: row.tile_column,
    row: 2 ** zoom - 1 - row.tile_row,
    layers: readTile(gunzipSync(row.tile_data)),
  }));
}

function featuresOf(tile: Tile, layer: string): { feature: TileFeature; extent: number }[] {
  return tile.layers
    .filter((each) => each.name === layer)
    .flatMap((each) => each.features.map((feature) => ({ feature, extent: each.extent })));
}

function streetsOf(tile: Tile): Street[] {
  return featuresOf(tile, 'transportation_name')
    .filter(({ feature }) => feature.kind === 'line' && streetClasses.includes(String(feature.tags.class)))
    .flatMap(({ feature, extent }) =>
      feature.parts
        .flatMap((part) => clipLine(part, extent))
        .map((part) => ({
          class: String(feature.tags.class),
          name: String(feature.tags['name:latin'] ?? ''),
          line: part.map((point) => degreesOf({ ...tile, extent }, point)),
        })),
    );
}

type AreasAsked = { layer: string; wants: (kind: string) => boolean; squareMetres: number };

function areasOf(tile: Tile, { layer, wants, squareMetres }: AreasAsked): Degrees[][] {
  return featuresOf(tile, layer)
    .filter(({ feature }) => feature.kind === 'polygon' && wants(String(feature.tags.class)))
    .flatMap(({ feature, extent }) =>
      feature.parts.map((ring) =>
        clipRing(ring.slice(0, -1), extent).map((point) => degreesOf({ ...tile, extent }, point)),
      ),
    )
    .filter((ring) => areaOf(ring) >= squareMetres)
    .map((ring) => simplify([...ring, ring[0] ?? [0, 0]], 3))
    .filter((ring) => ring.length > 3);
}

function parksOf(tile: Tile): { name: string; at: Degrees }[] {
  return featuresOf(tile, 'poi')
    .filter(({ feature }) => feature.tags.class === 'park' && feature.tags['name:latin'])
    .flatMap(({ feature, extent }) => {
      const at = feature.parts[0]?.[0];
      const within = at?.every((unit) => unit >= 0 && unit < extent);
      return at && within
        ? [{ name: String(feature.tags['name:latin']), at: degreesOf({ ...tile, extent }, at) }]
        : [];
    });
}

/** Joins pieces of one street end to end, so that a street is a few long lines instead of many short ones. */
function stitch(pieces: readonly Street[]): Street[] {
  const byStreet = Map.groupBy(pieces, (piece) => `${piece.class}|${piece.name}`);
  return [...byStreet.values()].flatMap((same) => {
    const left = new Set(same.map((piece) => piece.line));
    const out: Street[] = [];
    for (const piece of same) {
      if (!left.delete(piece.line)) continue;
      out.push({ ...piece, line: grow(piece.line, left) });
    }
    return out;
  });
}

function grow(start: Degrees[], left: Set<Degrees[]>): Degrees[] {
  let line = start;
  for (;;) {
    const [head, tail] = [String(line[0]), String(line.at(-1))];
    const next = [...left].find((each) =>
      [String(each[0]), String(each.at(-1))].some((end) => end === head || end === tail),
    );
    if (!next) return line;
    left.delete(next);
    const [from, to] = [String(next[0]), String(next.at(-1))];
    if (from === tail) line = [...line, ...next.slice(1)];
    else if (to === tail) line = [...line, ...next.toReversed().slice(1)];
    else if (to === head) line = [...next, ...line.slice(1)];
    else line = [...next.toReversed(), ...line.slice(1)];
  }
}
