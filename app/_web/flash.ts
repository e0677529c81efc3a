import type { Refusal } from '@/domain/kernel/refusal';
import type { Context } from '@/usecases/context';

const lifeMillis = 5 * 60_000;
const errorsMax = 8;

/** A refusal on its way back to the page the form stood on: sealed, so that nobody can put words into our mouth. */
export function flashOf(ctx: Context, refusal: Refusal): string {
  const short =
    refusal.reason === 'malformed' ? { ...refusal, errors: refusal.errors.slice(0, errorsMax) } : refusal;
  return ctx.secrets.seal(JSON.stringify({ until: ctx.clock.now() + lifeMillis, refusal: short }));
}

/** The refusal in `?refused=`, or null where there is none, it is old, or it is not ours. */
export function readFlash(
  ctx: Pick<Context, 'secrets' | 'clock'>,
  sealed: string | string[] | undefined,
): Refusal | null {
  if (typeof sealed !== 'string') return null;
  try {
    const flash = JSON.parse(ctx.secrets.unseal(sealed)) as { until: number; refusal: Refusal };
    return flash.until > ctx.clock.now() ? flash.refusal : null;
  } catch {
    return null;
  }
}
