import { dropPhotos, listDuePhotos } from '@/db/claims/claim-photos';
import { accept } from '@/domain/kernel/result';
import type { Context } from '../../context';

/** Photos of claims that ended long ago are nobody's business any more. Page: docs/rules/guarantee.md. @returns how many. */
export async function dropOldPhotos(ctx: Context): Promise<number> {
  const due = await listDuePhotos(ctx.reader, ctx.clock.now());
  if (due.length > 0) await ctx.transaction(async (tx, now) => accept(await dropPhotos(tx, due, now)));
  return due.length;
}
