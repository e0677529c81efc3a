import { z } from 'zod';
import { categories } from '@/domain/deals/package';
import { cursorReadBy, readRank } from '../cursors.input';
import { instant, optionalText, paging } from '../pieces.input';
import { quantity } from '../slots/list-deal-slots.input';

export const dealSorts = ['quietest', 'price', 'distance', 'newest'] as const;
export type DealSort = (typeof dealSorts)[number];

const near = z
  .string()
  .regex(/^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$/, 'Latitude and longitude, for example 37.78,-122.41.')
  .transform((value) => {
    const [lat, lng] = value.split(',').map(Number);
    return { lat: lat ?? 0, lng: lng ?? 0 };
  })
  .refine(({ lat, lng }) => Math.abs(lat) <= 90 && Math.abs(lng) <= 180, 'Not a place on Earth.');

/** Words for people who filter by several trades: `category=hair,nails`. */
const category = z
  .string()
  .max(200)
  .transform((value) => value.split(','))
  .pipe(z.array(z.enum(categories)).max(categories.length));

export const listDealsInput = z
  .strictObject({
    city: optionalText(80),
    q: optionalText(120),
    category: category.optional(),
    near: near.optional(),
    radiusKm: z.coerce.number().positive().max(100).optional(),
    from: instant.optional(),
    until: instant.optional(),
    quantity,
    /** Minor units, total for the quantity. */
    maxPrice: z.coerce.number().int().min(0).max(100_000_000_000).optional(),
    sort: z.enum(dealSorts).default('quietest'),
    venueId: optionalText(80),
    ...paging,
    cursor: cursorReadBy(readRank),
  })
  .refine(({ from, until }) => from === undefined || until === undefined || from < until, {
    path: ['until'],
    message: 'The end lies after the start.',
  })
  .refine(({ sort, near }) => sort !== 'distance' || near !== undefined, {
    path: ['near'],
    message: 'Sorting by distance needs `near`.',
  });
export type ListDeals = z.output<typeof listDealsInput>;
