import { z } from 'zod';
import { email, text } from '../pieces.input';
import { typedPassword } from './parts/credentials.input';

export const createTokenInput = z.strictObject({
  email,
  password: typedPassword,
  label: text(60).optional(),
});
export type CreateToken = z.output<typeof createTokenInput>;
