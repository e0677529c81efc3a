import { newId } from '@/domain/kernel/id';
import type { Tx } from './store';
import { transfers } from './tables/ledger';

export type Transfer = {
  /** The same cause twice is the same transfer. */
  readonly cause: string;
  readonly debit: string;
  readonly credit: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly orderId: string | null;
  readonly merchantId: string | null;
  readonly bookedAt: number;
};

/** Books one movement of money. Nothing is ever changed; a correction is a new transfer. Zero moves nothing. */
export async function bookTransfer(tx: Tx, transfer: Transfer): Promise<void> {
  if (transfer.amountMinor === 0) return;
  await tx
    .insert(transfers)
    .values({ id: newId('transfer'), ...transfer })
    .onConflictDoNothing();
}
