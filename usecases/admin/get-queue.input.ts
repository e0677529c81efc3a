import { z } from 'zod';
import { paging } from '../pieces.input';

export const getQueueInput = z.strictObject({ limit: paging.limit, cursor: paging.cursor });
export type GetQueue = z.output<typeof getQueueInput>;
