import { findFact, keepFact } from '@/db/facts';
import { postLetter } from '@/db/outbox';
import { listAdmins } from '@/db/people/people';
import { differencesOf, type LedgerProof, proveBooks } from '@/db/proof/books';
import type { Reader, Tx } from '@/db/store';
import { accept } from '@/domain/kernel/result';
import type { Instant } from '@/domain/time/wall';
import type { Context } from '../../context';

/** The last proof of the ledger: what readiness and the operators' page look at. */
export const proofFact = 'ledger-proof';

/** Proves the ledger in one snapshot, keeps the result, and raises the alarm where it does not agree. */
export async function proveAndWarn(ctx: Context): Promise<LedgerProof> {
  const proof = await ctx.snapshot((db) => proveBooks(db, ctx.clock.now()));
  await ctx.transaction(async (tx, now) => {
    await keepFact(tx, { name: proofFact, value: { balanced: proof.balanced, checkedAt: proof.checkedAt } });
    if (!proof.balanced) await warn({ ctx, tx, now }, differencesOf(proof));
    return accept(null);
  });
  return proof;
}

/** False after a proof that found a difference, until one finds none. */
export async function isBalanced(db: Reader): Promise<boolean> {
  const last = await findFact(db, proofFact);
  return !(typeof last === 'object' && last !== null && 'balanced' in last && last.balanced === false);
}

type Work = { readonly ctx: Context; readonly tx: Tx; readonly now: Instant };

/** One letter to every admin for each new difference. */
async function warn({ ctx, tx, now }: Work, differences: readonly string[]): Promise<void> {
  for (const { email } of await listAdmins(tx)) {
    await postLetter(tx, {
      ...{ topic: 'ledger-alarm', recipient: email, createdAt: now },
      subject: 'The ledger does not balance: payouts are stopped',
      body: [
        'The books do not agree:',
        ...differences,
        '',
        `Nobody is paid until they do. Look here: ${ctx.appUrl}/admin/ledger`,
      ].join('\n'),
      dedupeKey: `ledger-alarm:${email}:${differences.join(';')}`,
    });
  }
}
