import { z } from 'zod';

export const getBusiestCityInput = z.strictObject({});
export type GetBusiestCity = z.output<typeof getBusiestCityInput>;
