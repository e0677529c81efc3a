export type Letter = {
  /** The same letter sent twice is known by it. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

/**
 * Hands one letter to the outside. `unreachable` leaves it in the outbox for a later attempt; `refused` is the server's
 * last word on it.
 */
export type Mail = { send(letter: Letter): Promise<'sent' | 'unreachable' | 'refused'> };
