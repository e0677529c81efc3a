import { z } from 'zod';
import { displayName, password } from '../credentials.input';
import { email } from '../pieces.input';

export const createAccountInput = z.strictObject({ email, password, name: displayName });
export type CreateAccount = z.output<typeof createAccountInput>;
