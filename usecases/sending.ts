import { claimLetter, type LetterRow, listDueLetters, markLetterRefused, markLetterSent } from '@/db/outbox';
import { accept } from '@/domain/kernel/result';
import { hourMs, minuteMs } from '@/domain/time/zone';
import type { Context } from './context';

/**
 * Hands due letters to the mail provider. Each is taken for one attempt before the call, so that two workers never send
 * the same; its id goes along, so that a letter repeated after a crash is known as the same one.
 */
export async function sendLetters(ctx: Context): Promise<number> {
  let done = 0;
  for (const letter of await listDueLetters(ctx.reader, ctx.clock.now())) {
    const outcome = await sendLetter(ctx, letter);
    // The server is away: the other letters keep their turn instead of each waiting for the same silence.
    if (outcome === 'unreachable') return done;
    done += 1;
  }
  return done;
}

async function sendLetter(ctx: Context, letter: LetterRow) {
  const claimed = await ctx.transaction(async (tx, now) =>
    accept(await claimLetter(tx, letter, { nextTryAt: now + pauseAfter(letter.attempts + 1) })),
  );
  if (!claimed.ok || !claimed.value) return 'taken';
  const { id, recipient: to, subject, body: text } = letter;
  const outcome = await ctx.mail.send({ id, to, subject, text });
  if (outcome === 'unreachable') return outcome;
  const mark = outcome === 'sent' ? markLetterSent : markLetterRefused;
  await ctx.transaction(async (tx, now) => accept(await mark(tx, id, now)));
  return outcome;
}

/** One minute after the first attempt, twice as long after each, six hours at most. */
export function pauseAfter(attempts: number): number {
  return Math.min(minuteMs * 2 ** (attempts - 1), 6 * hourMs);
}
