import { z } from 'zod';
import { email } from '../pieces.input';
import { displayName, password } from './parts/credentials.input';

export const createAccountInput = z.strictObject({ email, password, name: displayName });
export type CreateAccount = z.output<typeof createAccountInput>;
