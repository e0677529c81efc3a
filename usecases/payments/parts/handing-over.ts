import type { OrderRow } from '@/db/orders/orders';
import type { Tx } from '@/db/store';
import { issueVoucher } from '@/db/vouchers/vouchers';
import { together } from '@/domain/kernel/together';
import type { Instant } from '@/domain/time/wall';
import type { Context } from '../../context';
import { postOrderLetter } from '../../orders/parts/letters';
import { takeMeans } from '../../orders/parts/means';

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

/** Paid for good: what was held with us is taken, the voucher is issued and the letter goes out. */
export async function handOver({ ctx, tx, now }: Work, order: OrderRow): Promise<void> {
  await together([
    takeMeans({ tx, now }, order),
    issueVoucher(tx, { order, secrets: ctx.secrets, now }),
    postOrderLetter(tx, { ctx, order, kind: 'paid', now }),
  ]);
}
