import { createHash } from 'node:crypto';
import { nameMark } from '../../db/scenes/downtown-san-francisco/names/name-mark';
import type { Row } from './csv';
import { type Neighbourhood, neighbourhoodAt } from './neighbourhoods';
import { type Hours, parseHours } from './opening-hours';
import { compare } from './streets';

export type Place = {
  lat: number;
  lng: number;
  category: string;
  area: string;
  street: string;
  number: string;
  hours: Hours[];
  /** False where OpenStreetMap has no readable hours: they are those of another place of the trade. */
  hoursKnown: boolean;
};

/** How many places of a trade the demo city takes, and from which OpenStreetMap tags (value of the key). */
const trades: readonly { category: string; take: number; from: readonly string[] }[] = [
  { category: 'restaurant', take: 112, from: ['restaurant'] },
  {
    category: 'cafe',
    take: 76,
    from: ['cafe', 'bakery', 'pastry', 'ice_cream', 'tea', 'coffee', 'confectionery'],
  },
  { category: 'bar', take: 48, from: ['bar', 'pub', 'nightclub', 'wine'] },
  { category: 'hair', take: 50, from: ['hairdresser'] },
  { category: 'nails', take: 18, from: ['nails'] },
  { category: 'spa', take: 14, from: ['sauna', 'spa', 'clinic'] },
  { category: 'beauty', take: 30, from: ['beauty', 'cosmetics', 'tattoo'] },
  { category: 'massage', take: 24, from: ['massage', 'alternative'] },
  { category: 'fitness', take: 38, from: ['fitness_centre', 'sports_centre', 'swimming_pool', 'dojo'] },
  {
    category: 'class',
    take: 26,
    from: ['arts_centre', 'studio', 'dance', 'craft', 'pottery', 'music_school', 'language_school', 'class'],
  },
  {
    category: 'activity',
    take: 50,
    from: [
      'theatre',
      'museum',
      'attraction',
      'escape_game',
      'bowling_alley',
      'amusement_arcade',
      'cinema',
      'miniature_golf',
      'ice_rink',
      'gallery',
    ],
  },
  { category: 'dental', take: 14, from: ['dentist'] },
  { category: 'car', take: 34, from: ['car_repair', 'car_wash'] },
  { category: 'home', take: 32, from: ['laundry', 'dry_cleaning', 'tailor'] },
  {
    category: 'other',
    take: 34,
    from: ['florist', 'bicycle', 'optician', 'pet_grooming', 'veterinary', 'photo'],
  },
];

type Found = {
  row: Row;
  category: string;
  hours: Hours[] | null;
  mark: string;
  street: string;
  number: string;
};

/** Positions, addresses and hours of real places, without their names: the demo city invents its own. */
export function readPlaces(rows: readonly Row[], neighbourhoods: readonly Neighbourhood[]): Place[] {
  const found = rows.map((row) => ({
    ...addressOf(row),
    row,
    category: tradeOf(row),
    hours: hoursOf(row),
    mark: markOf(row.osm_id ?? ''),
  }));
  return trades.flatMap((trade) =>
    choose(
      trade,
      found.filter((each) => each.category === trade.category),
      neighbourhoods,
    ),
  );
}

function choose(
  trade: { take: number },
  found: readonly Found[],
  neighbourhoods: readonly Neighbourhood[],
): Place[] {
  const pool = found
    .flatMap((each) => (each.hours ? [each.hours] : []))
    .sort((a, b) => compare(String(a), String(b)));
  const addresses = new Set<string>();
  return found
    .filter(
      (each) =>
        each.street !== '' &&
        !addresses.has(`${each.number} ${each.street}`) &&
        addresses.add(`${each.number} ${each.street}`),
    )
    .sort((a, b) => Number(b.hours !== null) - Number(a.hours !== null) || compare(a.mark, b.mark))
    .flatMap((each) => {
      const [lat, lng] = [Number(each.row.lat), Number(each.row.lon)];
      const area = neighbourhoodAt(neighbourhoods, [lng, lat]);
      const hours = each.hours ?? pool[Number.parseInt(each.mark, 16) % pool.length];
      if (!area || !hours) return [];
      const at = { lat: Number(lat.toFixed(5)), lng: Number(lng.toFixed(5)) };
      return [
        {
          ...at,
          category: each.category,
          area,
          street: each.street,
          number: each.number,
          hours,
          hoursKnown: each.hours !== null,
        },
      ];
    })
    .slice(0, trade.take);
}

function tradeOf(row: Row): string {
  const value = (row.category ?? '').split('=')[1] ?? '';
  const share = Number.parseInt(markOf(row.osm_id ?? ''), 16) % 10;
  const kind = splitTag(value, row, share);
  return trades.find((trade) => trade.from.includes(kind))?.category ?? '';
}

/** OpenStreetMap says "beauty" of nail bars and spas too, and galleries also teach: part of them stand for those trades. */
function splitTag(value: string, row: Row, share: number): string {
  if (value === 'beauty' && (/nail/i.test(row.name ?? '') || share < 2)) return 'nails';
  if (value === 'beauty' && (/\bspa\b/i.test(row.name ?? '') || share < 3)) return 'spa';
  if (value === 'gallery' && share < 6) return 'class';
  return value;
}

function addressOf(row: Row): { street: string; number: string } {
  const [, number = '', street = ''] =
    /^(\d+[A-Z]?)(?:[-–;,]\d+)? ([0-9A-Z][\w'’. -]+)$/.exec(row.address ?? '') ?? [];
  return { number, street: street.trim() };
}

function hoursOf(row: Row): Hours[] | null {
  const hours = row.opening_hours ? parseHours(row.opening_hours) : null;
  const open = hours?.reduce((sum, [, from, until]) => sum + until - from, 0) ?? 0;
  return open >= 20 * 60 ? hours : null;
}

/** A stable order that has nothing to do with names or positions. */
function markOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** Marks of the real names, so that an invented one can be checked without shipping anybody's name. */
export function takenNames(rows: readonly Row[]): string[] {
  const marks = rows.map((row) => nameMark(row.name ?? ''));
  return [...new Set(marks)].sort(compare);
}
