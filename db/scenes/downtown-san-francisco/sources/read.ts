import type { Category } from '@/domain/deals/package';
import type { CityMap, Degrees } from '@/domain/venues/city-map';
import figuresFile from './figures.json' with { type: 'json' };
import neighbourhoodsFile from './neighbourhoods.json' with { type: 'json' };
import placesFile from './places.json' with { type: 'json' };
import streetsFile from './streets.json' with { type: 'json' };
import takenNamesFile from './taken-names.json' with { type: 'json' };

export type Place = {
  readonly lat: number;
  readonly lng: number;
  readonly category: Category;
  readonly area: string;
  readonly street: string;
  readonly number: string;
  /** Weekday, from, until: half-open minutes; an end after midnight passes 1440. */
  readonly hours: readonly (readonly number[])[];
};

export const places = placesFile as readonly Place[];
export const neighbourhoods = neighbourhoodsFile;
export const figures = figuresFile;
const majorClasses = ['motorway', 'trunk', 'primary', 'secondary'];
/** The map of downtown: lines and areas, in longitude and latitude. */
export const cityMap: CityMap = {
  streets: streetsFile.streets.map(({ class: kind, line }) => ({
    isMajor: majorClasses.includes(kind),
    line: line.map(degreesOf),
  })),
  green: streetsFile.green.map((ring) => ring.map(degreesOf)),
  water: streetsFile.water.map((ring) => ring.map(degreesOf)),
};

function degreesOf([lng = 0, lat = 0]: readonly number[]): Degrees {
  return [lng, lat];
}

export const takenNames: ReadonlySet<string> = new Set(takenNamesFile.split(' '));
