import { countRequests, findCount } from '@/db/door/rate-counts';
import type { Store } from '@/db/store';
import { accept } from '@/domain/kernel/result';
import { systemClock } from '@/providers/clock/system';
import type { Context } from '@/usecases/context';

/** So many requests in so many seconds, of one limit by one caller. */
export type Asked = {
  readonly name: string;
  readonly whose: string;
  readonly points: number;
  readonly seconds: number;
};
/** Requests this process may let through by itself until `endsAt`; spent where none were left to take. */
type Share = { left: number; readonly endsAt: number; readonly isSpent: boolean };

const shared = globalThis as typeof globalThis & { offpeakShares?: Map<string, Promise<Share>> };
shared.offpeakShares ??= new Map();
const shares = shared.offpeakShares;
const sharesMax = 50_000;

/**
 * Counts one request against a limit that all web processes share. @returns milliseconds to wait, 0 where it may pass.
 * A process takes its requests from the database a twentieth of the limit at a time: a busy browser costs one write in thirty
 * requests, what is worth guessing one write each. Never more than the limit pass; the last shares may lie in other processes.
 */
export async function countOne(store: Store, asked: Asked): Promise<number> {
  const key = `${asked.name}\n${asked.whose}`;
  for (;;) {
    const taken = shares.get(key) ?? takeShare(store, key, asked);
    const share = await taken;
    const now = systemClock().now();
    if (share.endsAt > now && share.isSpent) return share.endsAt - now;
    if (share.endsAt > now && share.left > 0) {
      share.left -= 1;
      return 0;
    }
    // Of those who waited together, the first takes the next share for all.
    if (shares.get(key) === taken) shares.delete(key);
  }
}

/** Counts something that went wrong. */
export async function countWrong(ctx: Context, { name, whose, seconds }: Asked): Promise<void> {
  const counted = { name, whose, requests: 1, now: systemClock().now(), windowMs: seconds * 1_000 };
  await ctx.transaction(async (tx) => accept(await countRequests(tx, counted)));
}

/** @returns milliseconds to wait for whoever was wrong too often, else 0. */
export async function waitOf(ctx: Context, asked: Asked): Promise<number> {
  const now = systemClock().now();
  const counted = await findCount(ctx.reader, asked, now);
  return counted && counted.requests >= asked.points ? counted.endsAt - now : 0;
}

function takeShare(store: Store, key: string, { name, whose, points, seconds }: Asked): Promise<Share> {
  const requests = Math.max(1, Math.floor(points / 20));
  const counted = { name, whose, requests, now: systemClock().now(), windowMs: seconds * 1_000 };
  const taken = store
    .transaction((tx) => countRequests(tx, counted))
    .then((now): Share => {
      const left = Math.max(0, Math.min(requests, points - (now.requests - requests)));
      return { left, endsAt: now.endsAt, isSpent: left === 0 };
    });
  if (shares.size >= sharesMax) shares.clear();
  shares.set(key, taken);
  taken.catch(() => shares.delete(key));
  return taken;
}
