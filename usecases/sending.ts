import {
  claimLetters,
  type LetterRow,
  listDueLetters,
  markLettersRefused,
  markLettersSent,
} from '@/db/outbox';
import { accept } from '@/domain/kernel/result';
import { hourMs, minuteMs } from '@/domain/time/zone';
import type { Context } from './context';

/** Letters of one call: a server may be slow, and other jobs wait meanwhile. */
const mostInACall = 100;

/**
 * Hands due letters to the mail provider, some of them side by side. They are taken for one attempt before the call, so that two
 * workers never send the same; each one's id goes along, so that a letter repeated after a crash is known as the same one.
 */
export async function sendLetters(ctx: Context): Promise<number> {
  let done = 0;
  while (done < mostInACall) {
    const due = await listDueLetters(ctx.reader, ctx.clock.now());
    const outcomes = due.length > 0 ? await sendTogether(ctx, due) : [];
    const unreachable = outcomes.filter((outcome) => outcome === 'unreachable').length;
    done += outcomes.length - unreachable;
    // The server is away: the other letters keep their turn instead of each waiting for the same silence.
    if (outcomes.length === 0 || unreachable > 0) break;
  }
  return done;
}

async function sendTogether(ctx: Context, due: readonly LetterRow[]) {
  const claimed = await ctx.transaction(async (tx, now) =>
    accept(await claimLetters(tx, due, (attempts) => now + pauseAfter(attempts))),
  );
  const letters = claimed.ok ? claimed.value : [];
  const outcomes = await Promise.all(
    letters.map(({ id, recipient: to, subject, body: text }) => ctx.mail.send({ id, to, subject, text })),
  );
  const idsOf = (outcome: (typeof outcomes)[number]) =>
    letters.filter((_, at) => outcomes[at] === outcome).map(({ id }) => id);
  await ctx.transaction(async (tx, now) => {
    await markLettersSent(tx, idsOf('sent'), now);
    await markLettersRefused(tx, idsOf('refused'), now);
    return accept(null);
  });
  return outcomes;
}

/** One minute after the first attempt, twice as long after each, six hours at most. */
export function pauseAfter(attempts: number): number {
  return Math.min(minuteMs * 2 ** (attempts - 1), 6 * hourMs);
}
