import { z } from 'zod';
import { id, paging } from '../pieces.input';

export const listAuditInput = z.strictObject({ entity: id.optional(), ...paging });
export type ListAudit = z.output<typeof listAuditInput>;
