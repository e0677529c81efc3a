import type { Category } from '@/domain/deals/package';
import figuresFile from './figures.json' with { type: 'json' };
import neighbourhoodsFile from './neighbourhoods.json' with { type: 'json' };
import placesFile from './places.json' with { type: 'json' };
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
export const takenNames: ReadonlySet<string> = new Set(takenNamesFile.split(' '));
