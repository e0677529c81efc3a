import { z } from 'zod';
import { email } from '../pieces.input';
import { typedPassword } from './parts/credentials.input';

export const openSessionInput = z.strictObject({ email, password: typedPassword });
export type OpenSession = z.output<typeof openSessionInput>;
