/**
 * The answers to questions that do not wait for each other, in their order: a server far away is asked them in one go. Where one
 * fails, the others are waited for all the same, so that none still works on a transaction that is over.
 * @throws what went wrong first: in a transaction, the others fail because of it.
 */
export async function together<const Asked extends readonly unknown[]>(
  asked: Asked,
): Promise<{ -readonly [At in keyof Asked]: Awaited<Asked[At]> }> {
  const all = Promise.all(asked);
  await Promise.allSettled([all, ...asked]);
  return all;
}
