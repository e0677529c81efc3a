import type { Refusal } from '@/domain/kernel/refusal';
import { type Refused, refuse } from '@/domain/kernel/result';
import type { Answer, Context } from '@/usecases/context';
import { type Asked, countWrong, waitOf } from './counts';

/** Asking is free; only being wrong is counted, because whoever is often wrong is guessing. */
export type Guesses = {
  readonly reason: Refusal['reason'];
  readonly perCaller: { readonly points: number; readonly seconds: number };
  /** For all callers together at what the input names, so that many devices help nobody. */
  readonly perPlace: {
    readonly points: number;
    readonly seconds: number;
    readonly of: 'venueId';
  };
};

/** Ten wrong codes a minute for a till, a hundred an hour for a venue. Source: trust.md 3.6. */
export const wrongCodes: Guesses = {
  reason: 'no-such-voucher',
  perCaller: { points: 10, seconds: 60 },
  perPlace: { points: 100, seconds: 3_600, of: 'venueId' },
};

/** A refusal where too many guesses were wrong, else what to tell the outcome to. */
export async function guardGuesses(
  ctx: Context,
  guesses: Guesses,
  input: unknown,
): Promise<{ stop: Refused<Refusal> | null; tell: (refusal: Refusal | null) => Promise<void> }> {
  const counters = countersOf(ctx, guesses, input);
  const spent = await Promise.all(counters.map((one) => waitOf(ctx, one)));
  const wait = Math.max(0, ...spent);
  return {
    stop:
      wait > 0 ? refuse({ reason: 'too-many-requests', retryAfterSeconds: Math.ceil(wait / 1_000) }) : null,
    tell: async (refusal) => {
      if (refusal?.reason !== guesses.reason) return;
      await Promise.all(counters.map((one) => countWrong(ctx, one)));
    },
  };
}

type Question<Input, Value> = {
  readonly input: Input;
  readonly act: (ctx: Context, input: Input) => Promise<Answer<Value>>;
};

/** Asks, unless too many answers were wrong before, and counts this one if it is. */
export async function askCounted<Input, Value>(
  ctx: Context,
  guesses: Guesses,
  { input, act }: Question<Input, Value>,
): Promise<Answer<Value>> {
  const guard = await guardGuesses(ctx, guesses, input);
  if (guard.stop) return guard.stop;
  const answer = await act(ctx, input);
  await guard.tell(answer.ok ? null : answer.refusal);
  return answer;
}

function countersOf(ctx: Context, { reason, perCaller, perPlace }: Guesses, input: unknown): Asked[] {
  const caller = ctx.actor.kind === 'person' ? ctx.actor.personId : ctx.actor.kind;
  const place = String(Object(input)[perPlace.of]);
  return [
    { name: `${reason}/caller`, whose: caller, ...perCaller },
    { name: `${reason}/place`, whose: place, ...perPlace },
  ];
}
