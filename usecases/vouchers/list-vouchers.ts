import { termsOfVersion } from '@/db/deals/deal-terms';
import { vouchersOfPerson } from '@/db/vouchers/vouchers';
import { accept } from '@/domain/kernel/result';
import { authorizePerson } from '../authorize';
import type { Answer, Context } from '../context';
import { readAfter, writeAfter } from '../cursors.input';
import type { ListVouchers } from './list-vouchers.input';
import { type VoucherView, voucherView } from './voucher-view';

export type VoucherList = { readonly items: VoucherView[]; readonly nextCursor: string | null };

/** A person's own vouchers, the latest visit first. */
export async function listVouchers(ctx: Context, input: ListVouchers): Promise<Answer<VoucherList>> {
  const person = authorizePerson(ctx);
  if (!person.ok) return person;
  const page = { limit: input.limit + 1, before: readAfter(input.cursor) };
  const rows = await vouchersOfPerson(ctx.reader, person.value.personId, page);
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1)?.voucher;
  const items = await Promise.all(
    shown.map(async (row) =>
      voucherView(ctx, row, await termsOfVersion(ctx.reader, row.order.dealId, row.order.dealVersion)),
    ),
  );
  const more = last && rows.length > input.limit ? writeAfter({ at: last.validFrom, id: last.id }) : null;
  return accept({ items, nextCursor: more });
}
