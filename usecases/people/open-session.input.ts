import { z } from 'zod';
import { typedPassword } from '../credentials.input';
import { email } from '../pieces.input';

export const openSessionInput = z.strictObject({ email, password: typedPassword });
export type OpenSession = z.output<typeof openSessionInput>;
