import { findFact, keepFact } from '@/db/facts';
import type { Reader, Tx } from '@/db/store';
import { accept } from '@/domain/kernel/result';
import type { Instant, Span } from '@/domain/time/wall';
import { weekMs } from '@/domain/time/zone';
import type { Context } from '../../context';

type UpTo = { readonly week: number; readonly after: string };

type Weekly = {
  /** Name of the fact that keeps how far this week's round has come. */
  readonly fact: string;
  /** Venues worked at in one cycle of the jobs: buyers wait for nobody's arithmetic. */
  readonly atOnce: number;
  /** The venues with something new in the last seven days. */
  readonly venues: (db: Reader, lastWeek: Span) => Promise<readonly string[]>;
  readonly act: (tx: Tx, venueId: string, now: Instant) => Promise<void>;
};

/** Sorts after every id. */
const allDone = '~';

/** Does something for every venue with news once a week, a few a cycle, each in its own transaction; how many were done now. */
export async function onceAWeek(ctx: Context, { fact, atOnce, venues, act }: Weekly): Promise<number> {
  const now = ctx.clock.now();
  const week = Math.floor(now / weekMs);
  const known = (await findFact(ctx.reader, fact)) as UpTo | undefined;
  const after = known?.week === week ? known.after : '';
  if (after === allDone) return 0;
  const next = (await venues(ctx.reader, { from: now - weekMs, until: now }))
    .filter((id) => id > after)
    .sort()
    .slice(0, atOnce);
  for (const id of next) await ctx.transaction(async (tx) => accept(await act(tx, id, now)));
  const value: UpTo = { week, after: next.at(-1) ?? allDone };
  await ctx.transaction(async (tx) => accept(await keepFact(tx, { name: fact, value })));
  return next.length;
}
