import { findFact, keepFact } from '@/db/facts';
import { accept } from '@/domain/kernel/result';
import { minuteMs } from '@/domain/time/zone';
import type { Context } from '../../context';
import { isBalanced, passOf, proveAndWarn } from './alarm';
import { followPayouts, preparePayouts, sendPayouts } from './payout-run';

/** Days begin on a quarter of an hour in every zone, so nothing becomes due in between. */
const everyMs = 15 * minuteMs;
const runFact = 'settlement-run';

/**
 * Pays merchants what is due. Each quarter of an hour the ledger is proved first, some of it at a call; where it does not agree
 * nothing is closed and nothing sent. What was promised before is sent at every call, so that a run that was cut off goes on.
 */
export async function runSettlement(ctx: Context, most?: number): Promise<number> {
  const turn = Math.floor(ctx.clock.now() / everyMs);
  const isNew = (await findFact(ctx.reader, runFact)) !== turn;
  const begun = await passOf(ctx, turn, isNew);
  const pass = begun && (await proveAndWarn(ctx, begun, most));
  const isProved = pass !== null && pass.at === null;
  const more = pass?.at ? 1 : 0;
  if (!(await isBalanced(ctx.reader))) return isProved ? endTurn(ctx, pass.turn) : more;
  const prepared = isProved ? await preparePayouts(ctx) : 0;
  const sent = await sendPayouts(ctx);
  const followed = isProved || sent > 0 ? await followPayouts(ctx) : 0;
  if (isProved) await endTurn(ctx, pass.turn);
  return prepared + sent + followed + more;
}

async function endTurn(ctx: Context, turn: number): Promise<number> {
  await ctx.transaction(async (tx) => accept(await keepFact(tx, { name: runFact, value: turn })));
  return 0;
}
