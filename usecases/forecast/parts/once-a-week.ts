import { findFact, keepFact } from '@/db/facts';
import type { Reader, Tx } from '@/db/store';
import { venueIdsAfter } from '@/db/venues';
import { accept } from '@/domain/kernel/result';
import type { Instant, Span } from '@/domain/time/wall';
import { weekMs } from '@/domain/time/zone';
import type { Context } from '../../context';

type UpTo = { readonly week: number; readonly after: string };

type Weekly = {
  /** Name of the fact that keeps how far this week's round has come. */
  readonly fact: string;
  /** Work done in one cycle of the jobs, in units of `act`: buyers wait for nobody's arithmetic. */
  readonly atOnce: number;
  /** Those of some venues with something new in the last seven days. */
  readonly withNews: (db: Reader, venueIds: readonly string[], lastWeek: Span) => Promise<readonly string[]>;
  /** @returns how much work it was */
  readonly act: (tx: Tx, venueId: string, now: Instant) => Promise<number>;
};

/** Sorts after every id. */
const allDone = '~';
/** Venues looked at in one cycle, news or not. */
const lookedAt = 50;

/** Does something for every venue with news once a week, a few a cycle, each in its own transaction; how many were done now. */
export async function onceAWeek(ctx: Context, weekly: Weekly): Promise<number> {
  const now = ctx.clock.now();
  const week = Math.floor(now / weekMs);
  const known = (await findFact(ctx.reader, weekly.fact)) as UpTo | undefined;
  const from = known?.week === week ? known.after : '';
  if (from === allDone) return 0;
  const next = await venueIdsAfter(ctx.reader, from, lookedAt);
  const fresh = await weekly.withNews(ctx.reader, next, { from: now - weekMs, until: now });
  const due = next.filter((id) => fresh.includes(id));
  const done = await actOn(ctx, due, weekly);
  const end = next.length < lookedAt ? allDone : (next.at(-1) ?? allDone);
  const value: UpTo = { week, after: done < due.length ? (due[done - 1] ?? from) : end };
  await ctx.transaction(async (tx) => accept(await keepFact(tx, { name: weekly.fact, value })));
  return done;
}

/** Of how many, in their order, until it was enough work. */
async function actOn(ctx: Context, venueIds: readonly string[], { atOnce, act }: Weekly): Promise<number> {
  let [done, worked] = [0, 0];
  for (const id of venueIds) {
    if (worked >= atOnce) break;
    const acted = await ctx.transaction(async (tx, now) => accept(await act(tx, id, now)));
    worked += acted.ok ? acted.value : 0;
    done += 1;
  }
  return done;
}
