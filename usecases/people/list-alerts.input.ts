import { z } from 'zod';
import { id } from '../pieces.input';

export const listAlertsInput = z.strictObject({ id });
export type ListAlerts = z.output<typeof listAlertsInput>;
