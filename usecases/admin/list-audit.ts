import { type AuditRow, auditOf } from '@/db/audit';
import { accept } from '@/domain/kernel/result';
import { isoOf } from '@/domain/time/iso';
import { authorizeAdmin } from '../authorize';
import type { Answer, Context } from '../context';
import { readAfter, writeAfter } from '../cursors.input';
import type { ListAudit } from './list-audit.input';

export type AuditEventView = Omit<AuditRow, 'at'> & { readonly at: string };
export type AuditList = { readonly items: readonly AuditEventView[]; readonly nextCursor: string | null };

/** Who changed what, the latest first: of one thing by its id, or of everything. */
export async function listAudit(
  ctx: Context,
  { entity, limit, cursor }: ListAudit,
): Promise<Answer<AuditList>> {
  const admin = authorizeAdmin(ctx);
  if (!admin.ok) return admin;
  const page = { limit: limit + 1, before: readAfter(cursor) };
  const rows = await auditOf(ctx.reader, entity ?? null, page);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = last && rows.length > limit ? writeAfter({ at: last.at, id: last.id }) : null;
  return accept({ items: shown.map((row) => ({ ...row, at: isoOf(row.at) })), nextCursor: more });
}
