import { newId } from '@/domain/kernel/id';
import type { Tx } from './store';
import { auditEvents } from './tables/operations';

export type AuditEvent = {
  readonly at: number;
  readonly actor: string;
  readonly act: string;
  readonly entity: string;
  readonly before?: unknown;
  readonly after?: unknown;
};

/** One row for each change of money, voucher, role or rule. Rows are only ever added. */
export async function recordAudit(tx: Tx, event: AuditEvent): Promise<void> {
  await tx.insert(auditEvents).values({ id: newId('audit'), before: null, after: null, ...event });
}
