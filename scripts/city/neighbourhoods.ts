import { readFileSync } from 'node:fs';
import { type Degrees, isInside, round, simplify } from './geometry';

export type Neighbourhood = { name: string; rings: Degrees[][] };
type Collection = {
  features: { properties: { name: string }; geometry: { coordinates: [number, number][][][] } }[];
};

export function readNeighbourhoods(path: string): Neighbourhood[] {
  const collection = JSON.parse(readFileSync(path, 'utf8')) as Collection;
  return collection.features.map((feature) => ({
    name: feature.properties.name,
    rings: feature.geometry.coordinates.flat().map((ring) => ring.map(([lng, lat]): Degrees => [lng, lat])),
  }));
}

export function neighbourhoodAt(all: readonly Neighbourhood[], at: Degrees): string | null {
  return all.find((each) => isInside(each.rings, at))?.name ?? null;
}

/** The centre is where the venues are (the median), not the middle of the polygon: that is what "near" should mean. */
export function describe(neighbourhood: Neighbourhood, venues: readonly { lat: number; lng: number }[]) {
  const middle = (values: number[]) =>
    round(values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);
  return {
    name: neighbourhood.name,
    lat: middle(venues.map((venue) => venue.lat)),
    lng: middle(venues.map((venue) => venue.lng)),
    places: venues.length,
    outline: neighbourhood.rings
      .map((ring) =>
        simplify(
          ring.map(([lng, lat]): Degrees => [round(lng), round(lat)]),
          8,
        ),
      )
      .filter((ring) => ring.length > 3),
  };
}
