import { headers } from 'next/headers';
import { cache } from 'react';
import { newId } from '@/domain/kernel/id';
import type { Refusal } from '@/domain/kernel/refusal';
import type { Answer, Context } from '@/usecases/context';
import { readAfter } from '@/usecases/cursors.input';
import { contextOf, wiring } from './context';
import { actorOfSession } from './door/caller';
import { askCounted, wrongCodes } from './door/limits/guesses';
import { readFlash } from './flash';

/** What a server component asks use cases with: one per request, whoever is signed in. */
export const pageContext = cache(async (): Promise<Context> => {
  const [world, asked] = await Promise.all([wiring(), headers()]);
  return contextOf(world, { actor: await actorOfSession(world, asked), requestId: newId('req') });
});

type Query = Record<string, string | string[] | undefined>;
type Search = Promise<Query>;

/** Where the list of a page goes on, from `searchParams`. A page, other than the API, begins anew at a cursor that is not ours. */
export function cursorOf({ cursor }: Query): string | undefined {
  const [asked] = [cursor].flat();
  return readAfter(asked) ? asked : undefined;
}

/** Why the form of this page was refused the last time, from `searchParams`; its words are `sentenceOf`'s. */
export async function pageRefusal(searchParams: Search): Promise<Refusal | null> {
  const [ctx, search] = await Promise.all([pageContext(), searchParams]);
  return readFlash(ctx, search.refused);
}

/** Asks about a voucher's code from a page: wrong ones count and end as at the API's door. */
export async function askAboutCode<Input, Value>(
  input: Input,
  act: (ctx: Context, input: Input) => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  const [world, ctx] = await Promise.all([wiring(), pageContext()]);
  return world.settings.rateLimits ? askCounted(ctx, wrongCodes, { input, act }) : act(ctx, input);
}

/** A key for the hidden field `idempotencyKey` of a form that spends: made with the page, so a second press is the same act. */
export function formKey(): string {
  return newId('key');
}

/** The key with which Stripe's card form is drawn; null where the built-in provider takes its test cards. */
export async function cardFormKey(): Promise<string | null> {
  return (await wiring()).settings.stripe?.publishableKey ?? null;
}
