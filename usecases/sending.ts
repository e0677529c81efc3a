import { listUnsentLetters, markLetterSent, markLetterTried } from '@/db/outbox';
import { accept } from '@/domain/kernel/result';
import type { Context } from './context';

/** Hands unsent letters to the mail provider. One that is unreachable keeps its letters for the next round. */
export async function sendLetters(ctx: Context): Promise<number> {
  const letters = await listUnsentLetters(ctx.reader);
  let sent = 0;
  for (const letter of letters) {
    const { recipient: to, subject, body: text } = letter;
    const outcome = await ctx.mail.send({ to, subject, text });
    await ctx.transaction(async (tx, now) => {
      return accept(
        outcome === 'sent' ? await markLetterSent(tx, letter.id, now) : await markLetterTried(tx, letter),
      );
    });
    if (outcome === 'unreachable') return sent;
    sent += 1;
  }
  return sent;
}
