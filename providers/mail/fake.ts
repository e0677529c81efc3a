import type { Letter, Mail } from './port';

/** Keeps what it is given. `unreachable(n)` makes the next n letters fail. */
export type FakeMail = Mail & { readonly letters: Letter[]; unreachable(times: number): void };

export function fakeMail(): FakeMail {
  const letters: Letter[] = [];
  let failing = 0;
  return {
    letters,
    unreachable(times) {
      failing = times;
    },
    async send(letter) {
      if (failing > 0) {
        failing -= 1;
        return 'unreachable';
      }
      letters.push(letter);
      return 'sent';
    },
  };
}
