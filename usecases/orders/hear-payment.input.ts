import { z } from 'zod';
import { id } from '../pieces.input';

/** The provider tells only that something happened; what it was is asked of the provider itself. */
export const hearPaymentInput = z.strictObject({ reference: id });
export type HearPayment = z.output<typeof hearPaymentInput>;
