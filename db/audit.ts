import { and, desc, eq, lt, or } from 'drizzle-orm';
import { newId } from '@/domain/kernel/id';
import type { Reader, Tx } from './store';
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

export type AuditRow = typeof auditEvents.$inferSelect;

/** What happened to one thing, or to everything where none is named; the latest first. */
export async function auditOf(
  db: Reader,
  entity: string | null,
  { limit, before }: { limit: number; before: { at: number; id: string } | null },
): Promise<AuditRow[]> {
  const earlier = before
    ? or(lt(auditEvents.at, before.at), and(eq(auditEvents.at, before.at), lt(auditEvents.id, before.id)))
    : undefined;
  return db
    .select()
    .from(auditEvents)
    .where(and(entity ? eq(auditEvents.entity, entity) : undefined, earlier))
    .orderBy(desc(auditEvents.at), desc(auditEvents.id))
    .limit(limit);
}
