import { z } from 'zod';

const lat = z.number().min(-90).max(90);
const lng = z.number().min(-180).max(180);

export const getCityMapInput = z.strictObject({
  city: z.string().trim().min(1).max(120),
  box: z.strictObject({ south: lat, west: lng, north: lat, east: lng }),
});
export type GetCityMap = z.output<typeof getCityMapInput>;
