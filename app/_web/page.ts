import { headers } from 'next/headers';
import { cache } from 'react';
import { newId } from '@/domain/kernel/id';
import type { Refusal } from '@/domain/kernel/refusal';
import type { Context } from '@/usecases/context';
import { contextOf, wiring } from './context';
import { actorOfSession } from './door/caller';
import { readFlash } from './flash';

/** What a server component asks use cases with: one per request, whoever is signed in. */
export const pageContext = cache(async (): Promise<Context> => {
  const [world, asked] = await Promise.all([wiring(), headers()]);
  return contextOf(world, { actor: await actorOfSession(world, asked), requestId: newId('req') });
});

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Why the form of this page was refused the last time, from `searchParams`; its words are `sentenceOf`'s. */
export async function pageRefusal(searchParams: Search): Promise<Refusal | null> {
  const [ctx, search] = await Promise.all([pageContext(), searchParams]);
  return readFlash(ctx, search.refused);
}

/** A key for the hidden field `idempotencyKey` of a form that spends: made with the page, so a second press is the same act. */
export function formKey(): string {
  return newId('key');
}
