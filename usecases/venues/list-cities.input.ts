import { z } from 'zod';

export const listCitiesInput = z.strictObject({});
export type ListCities = z.output<typeof listCitiesInput>;
