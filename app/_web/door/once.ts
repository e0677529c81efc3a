import { claimKey, extendKey, finishKey, releaseKey } from '@/db/door/idempotency-keys';
import type { Tx } from '@/db/store';
import type { Refusal } from '@/domain/kernel/refusal';
import { accept, refuse } from '@/domain/kernel/result';
import { systemClock } from '@/providers/clock/system';
import type { Answer, Context } from '@/usecases/context';
import { log } from './log';

/** What a caller gets, before it is made a response of: the same text again when the request is repeated. */
export type Said = { readonly status: number; readonly body: string; readonly refusal: Refusal | null };
type Call = { readonly caller: string; readonly key: string | null; readonly request: string };

/** A process that is killed lets its keys go after this time: the same request then finds what it began, and goes on. */
const lockMillis = 6_000;
const lockedUntil = () => systemClock().now() + lockMillis;

/** Keeps what is said in the transaction that makes it true. */
export type Keep = (tx: Tx, said: Said) => Promise<void>;
type Work = (keep: Keep) => Promise<Said>;

/** One effect for one key: the first answer is kept and said again, byte for byte. */
export async function once(
  ctx: Context,
  call: Call,
  work: Work,
): Promise<Answer<Said & { replayed: boolean }>> {
  const key = checkKey(call.key);
  if (!key.ok) return key;
  const id = { caller: call.caller, key: key.value };
  const requestHash = ctx.secrets.hash('idempotency', call.request);
  const claim = await ctx.transaction(async (tx, now) =>
    accept(
      await claimKey(tx, {
        ...id,
        requestHash,
        createdAt: now,
        now: systemClock().now(),
        lockedUntil: lockedUntil(),
      }),
    ),
  );
  if (!claim.ok) return claim;
  switch (claim.value.kind) {
    case 'reused':
      return refuse({ reason: 'idempotency-key-reused' });
    case 'in-use':
      return refuse({ reason: 'idempotency-key-in-use' });
    case 'answered':
      return accept({ ...(JSON.parse(ctx.secrets.unseal(claim.value.body)) as Said), replayed: true });
    case 'claimed':
      return accept({ ...(await run(ctx, id, work)), replayed: false });
  }
}

async function run(ctx: Context, id: { caller: string; key: string }, work: Work): Promise<Said> {
  let said: Said | null = null;
  let kept: Said | null = null;
  const keep: Keep = async (tx, answer) => {
    await finishKey(tx, sealed(ctx, id, answer));
    kept = answer;
  };
  const beat = setInterval(() => void extend(ctx, id), lockMillis / 3);
  try {
    said = await work(keep);
    return said;
  } finally {
    clearInterval(beat);
    if (said === null || said !== kept) await end(ctx, id, said);
  }
}

/** What was said, or nothing, is kept in a transaction of its own. */
async function end(ctx: Context, id: { caller: string; key: string }, said: Said | null): Promise<void> {
  const answer = said && isKept(said.status) ? sealed(ctx, id, said) : null;
  await ctx.transaction(async (tx) => accept(await (answer ? finishKey(tx, answer) : releaseKey(tx, id))));
}

function sealed(ctx: Context, id: { caller: string; key: string }, said: Said) {
  return { ...id, status: said.status, body: ctx.secrets.seal(JSON.stringify(said)) };
}

/** Where it cannot be said, the next beat says it, or another request goes on with the same order. */
async function extend(ctx: Context, id: { caller: string; key: string }): Promise<void> {
  await ctx
    .transaction(async (tx) => accept(await extendKey(tx, { ...id, lockedUntil: lockedUntil() })))
    .catch((error) => log.warn({ err: error }, 'a key could not be kept'));
}

/** What the caller can mend, or what is ours to mend, is tried anew under the same key. */
function isKept(status: number): boolean {
  return status < 500 && status !== 400 && status !== 401 && status !== 429;
}

function checkKey(key: string | null): Answer<string> {
  if (key === null || key === '') return refuse({ reason: 'idempotency-key-missing' });
  return /^[\x20-\x7e]{1,255}$/.test(key) ? accept(key) : refuse({ reason: 'idempotency-key-malformed' });
}
