import { z } from 'zod';
import { id } from '../pieces.input';

export const revokeStaffInput = z.strictObject({ id, member: id });
export type RevokeStaff = z.output<typeof revokeStaffInput>;
