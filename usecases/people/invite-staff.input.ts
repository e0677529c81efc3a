import { z } from 'zod';
import { email, id } from '../pieces.input';

export const inviteStaffInput = z.strictObject({
  id,
  email,
  role: z.enum(['manager', 'clerk', 'accountant']),
});
export type InviteStaff = z.output<typeof inviteStaffInput>;
