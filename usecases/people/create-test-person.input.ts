import { z } from 'zod';
import { merchantRoles } from '@/domain/people/roles';
import { email, id } from '../pieces.input';
import { displayName } from './parts/credentials.input';

export const createTestPersonInput = z.strictObject({
  name: displayName,
  email: email.optional(),
  roles: z.array(z.enum(['consumer', 'merchant', 'clerk', 'admin'])).max(4),
  merchantId: id.optional(),
  merchantRole: z.enum(merchantRoles).optional(),
});
export type CreateTestPerson = z.output<typeof createTestPersonInput>;
