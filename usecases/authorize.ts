import type { Brand } from '@/domain/kernel/brand';
import { accept, refuse } from '@/domain/kernel/result';
import type { Actor, MerchantRole } from '@/domain/people/roles';
import type { Answer, Context } from './context';

/** Proof that the actor may act for this merchant. Only this file makes one. */
export type MerchantScope = {
  readonly merchantId: Brand<string, 'MerchantScope'>;
  readonly role: MerchantRole;
};
export type AdminScope = Brand<string, 'AdminScope'>;
export type Person = Extract<Actor, { kind: 'person' }>;

/** The owner may do all, and each role what is named. A stranger gets `not-found`: what one may not see does not exist. */
export function authorizeMerchant(
  ctx: Context,
  merchantId: string,
  roles: readonly MerchantRole[],
): Answer<MerchantScope> {
  if (ctx.actor.kind !== 'person') return refuse({ reason: 'not-signed-in' });
  const membership = ctx.actor.memberships.find((one) => one.merchantId === merchantId);
  if (!membership) return refuse({ reason: 'not-found' });
  if (membership.role !== 'owner' && !roles.includes(membership.role))
    return refuse({ reason: 'not-allowed' });
  return accept({ merchantId: merchantId as MerchantScope['merchantId'], role: membership.role });
}

export function authorizeAdmin(ctx: Context): Answer<AdminScope> {
  if (ctx.actor.kind !== 'person') return refuse({ reason: 'not-signed-in' });
  if (!ctx.actor.isAdmin) return refuse({ reason: 'not-found' });
  return accept(ctx.actor.personId as AdminScope);
}

export function authorizePerson(ctx: Context): Answer<Person> {
  return ctx.actor.kind === 'person' ? accept(ctx.actor) : refuse({ reason: 'not-signed-in' });
}

/** How the audit trail names the actor. */
export function actorName(actor: Actor): string {
  return actor.kind === 'person' ? actor.personId : actor.kind;
}
