import { z } from 'zod';
import { typedPassword } from '../credentials.input';
import { email, text } from '../pieces.input';

export const createTokenInput = z.strictObject({
  email,
  password: typedPassword,
  label: text(60).optional(),
});
export type CreateToken = z.output<typeof createTokenInput>;
