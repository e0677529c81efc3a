import { z } from 'zod';

export const endAllSessionsInput = z.strictObject({});
export type EndAllSessions = z.output<typeof endAllSessionsInput>;
