import { dropFact, findFact, keepFact } from '@/db/facts';
import { postLetter } from '@/db/outbox';
import { listAdmins } from '@/db/people/people';
import { atStart, type Place, proveSome } from '@/db/proof/pieces';
import type { Reader, Tx } from '@/db/store';
import { accept } from '@/domain/kernel/result';
import { isoOf } from '@/domain/time/iso';
import type { Instant } from '@/domain/time/wall';
import type { Context } from '../../context';

/** The last proof of the ledger: what readiness and the operators' page look at. */
export const proofFact = 'ledger-proof';
/** The pass through the books that is under way, where there is one. */
const passFact = 'ledger-pass';
/** What a call proves: the rows of so many orders, or as much of other books; about a tenth of a second. */
const atOnce = 2_000;

/** A proof of all books, a piece at a call. */
export type Pass = {
  /** The quarter of an hour it began in. */
  readonly turn: number;
  /** What comes next; null when all is proved. */
  readonly at: Place | null;
  readonly isBalanced: boolean;
};

/** The pass under way, or the first one of a quarter of an hour that had none. */
export async function passOf(ctx: Context, turn: number, isNew: boolean): Promise<Pass | null> {
  const begun = (await findFact(ctx.reader, passFact)) as Pass | undefined;
  return begun ?? (isNew ? { turn, at: atStart, isBalanced: true } : null);
}

/**
 * Proves some more of the books, in one snapshot. What does not agree raises the alarm at once; that all agrees is known at the
 * end of a pass.
 */
export async function proveAndWarn(ctx: Context, pass: Pass, most = atOnce): Promise<Pass> {
  const from = pass.at ?? atStart;
  const { differences, next } = await ctx.snapshot((db) => proveSome(db, from, most));
  const isBalanced = pass.isBalanced && differences.length === 0;
  const proved = { turn: pass.turn, at: next, isBalanced };
  await ctx.transaction(async (tx, now) => {
    if (next) await keepFact(tx, { name: passFact, value: proved });
    else await dropFact(tx, passFact);
    if (!next || differences.length > 0)
      await keepFact(tx, { name: proofFact, value: { balanced: isBalanced, checkedAt: isoOf(now) } });
    if (differences.length > 0) await warn({ ctx, tx, now }, differences);
    return accept(null);
  });
  return proved;
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
