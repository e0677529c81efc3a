export type Letter = { readonly to: string; readonly subject: string; readonly text: string };

/** Hands one letter to the outside. `unreachable` leaves it in the outbox for the next round. */
export type Mail = { send(letter: Letter): Promise<'sent' | 'unreachable'> };
