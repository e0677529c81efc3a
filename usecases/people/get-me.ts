import { accept } from '@/domain/kernel/result';
import type { Membership, MerchantRole } from '@/domain/people/roles';
import { authorizePerson } from '../authorize';
import type { Answer, Context } from '../context';
import type { GetMe } from './get-me.input';

export type Me = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly ('consumer' | 'merchant' | 'clerk' | 'admin')[];
  readonly memberships: readonly Membership[];
};

/** Everybody buys; the other roles follow from what one may act for. */
export async function getMe(ctx: Context, _input: GetMe): Promise<Answer<Me>> {
  const person = authorizePerson(ctx);
  if (!person.ok) return person;
  const { personId: id, name, email, isAdmin, isMerchant, memberships } = person.value;
  const acts = (roles: readonly MerchantRole[]) => memberships.some(({ role }) => roles.includes(role));
  const roles: Me['roles'] = [
    'consumer',
    ...(isMerchant || acts(['owner', 'manager', 'accountant']) ? ['merchant' as const] : []),
    ...(acts(['clerk']) ? ['clerk' as const] : []),
    ...(isAdmin ? ['admin' as const] : []),
  ];
  return accept({
    id,
    name,
    email,
    roles,
    memberships: memberships.map(({ merchantId, role }) => ({ merchantId, role })),
  });
}
