/** Longitude, latitude. */
export type Degrees = readonly [number, number];
export type Street = { readonly isMajor: boolean; readonly line: readonly Degrees[] };

/** What is drawn under the pins of a city; data © OpenStreetMap contributors, ODbL, to be named wherever it is shown. */
export type CityMap = {
  readonly streets: readonly Street[];
  readonly green: readonly (readonly Degrees[])[];
  readonly water: readonly (readonly Degrees[])[];
};

export type MapBox = {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
};

export const emptyMap: CityMap = { streets: [], green: [], water: [] };

/** Only what reaches into the box; lines stay whole, the frame cuts them. */
export function mapWithin({ streets, green, water }: CityMap, box: MapBox): CityMap {
  const reaches = (line: readonly Degrees[]) => overlaps(line, box);
  return {
    streets: streets.filter(({ line }) => reaches(line)),
    green: green.filter(reaches),
    water: water.filter(reaches),
  };
}

function overlaps(line: readonly Degrees[], { south, west, north, east }: MapBox): boolean {
  const lngs = line.map(([lng]) => lng);
  const lats = line.map(([, lat]) => lat);
  return (
    Math.max(...lngs) >= west &&
    Math.min(...lngs) <= east &&
    Math.max(...lats) >= south &&
    Math.min(...lats) <= north
  );
}
