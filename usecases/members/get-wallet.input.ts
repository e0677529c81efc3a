import { z } from 'zod';
import { currency } from '../pieces.input';

export const getWalletInput = z.strictObject({ currency });
export type GetWallet = z.output<typeof getWalletInput>;
