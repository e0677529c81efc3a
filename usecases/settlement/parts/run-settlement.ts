import { findFact, keepFact } from '@/db/facts';
import { accept } from '@/domain/kernel/result';
import { minuteMs } from '@/domain/time/zone';
import type { Context } from '../../context';
import { isBalanced, proveAndWarn } from './alarm';
import { followPayouts, preparePayouts, sendPayouts } from './payout-run';

/** Days begin on a quarter of an hour in every zone, so nothing becomes due in between. */
const everyMs = 15 * minuteMs;
const runFact = 'settlement-run';

/**
 * Pays merchants what is due. Each quarter of an hour the ledger is proved first; where it does not agree nothing is
 * closed and nothing sent. What was promised before is sent at every call, so that a run that was cut off goes on.
 */
export async function runSettlement(ctx: Context): Promise<number> {
  const turn = Math.floor(ctx.clock.now() / everyMs);
  const isNew = (await findFact(ctx.reader, runFact)) !== turn;
  if (isNew) await proveAndWarn(ctx);
  if (!(await isBalanced(ctx.reader))) return isNew ? endTurn(ctx, turn) : 0;
  const prepared = isNew ? await preparePayouts(ctx) : 0;
  const sent = await sendPayouts(ctx);
  const followed = isNew || sent > 0 ? await followPayouts(ctx) : 0;
  if (isNew) await endTurn(ctx, turn);
  return prepared + sent + followed;
}

async function endTurn(ctx: Context, turn: number): Promise<number> {
  await ctx.transaction(async (tx) => accept(await keepFact(tx, { name: runFact, value: turn })));
  return 0;
}
