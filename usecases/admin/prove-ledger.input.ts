import { z } from 'zod';

export const proveLedgerInput = z.strictObject({});
export type ProveLedger = z.output<typeof proveLedgerInput>;
