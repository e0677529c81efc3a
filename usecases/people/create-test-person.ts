import { insertMembership, insertPerson, isMerchant } from '@/db/people/people';
import type { Tx } from '@/db/store';
import { newId } from '@/domain/kernel/id';
import { accept, refuse } from '@/domain/kernel/result';
import type { MerchantRole } from '@/domain/people/roles';
import type { Answer, Context } from '../context';
import type { CreateTestPerson } from './create-test-person.input';
import { issueToken } from './parts/credentials';

/** Under test control alone: somebody with the roles a test needs, and a token that does not expire. */
export async function createTestPerson(
  ctx: Context,
  input: CreateTestPerson,
): Promise<Answer<{ id: string; token: string }>> {
  if (ctx.actor.kind !== 'system') return refuse({ reason: 'not-found' });
  const id = newId('person');
  const email = input.email ?? `${id.slice(-12)}@people.test`;
  return ctx.transaction(async (tx, now) => {
    const { merchantId } = input;
    if (merchantId && !(await isMerchant(tx, merchantId))) return wrong('merchantId', 'No such merchant.');
    const isNew = await insertPerson(tx, {
      id,
      email,
      name: input.name,
      isAdmin: input.roles.includes('admin'),
      isMerchant: input.roles.includes('merchant'),
      emailProvenAt: now,
      createdAt: now,
    });
    if (!isNew) return wrong('email', 'Somebody has this address already.');
    const role = input.merchantRole ?? roleOf(input.roles);
    if (merchantId && role) await join(tx, { id, email, merchantId, role, now });
    const { token } = await issueToken(ctx, tx, { personId: id, label: 'test', now, expiresAt: null });
    return accept({ id, token });
  });
}

function wrong(path: string, message: string) {
  return refuse({ reason: 'malformed', errors: [{ path, code: 'invalid', message }] });
}

function roleOf(roles: CreateTestPerson['roles']): MerchantRole | null {
  if (roles.includes('merchant')) return 'owner';
  return roles.includes('clerk') ? 'clerk' : null;
}

type Joining = { id: string; email: string; merchantId: string; role: MerchantRole; now: number };

async function join(tx: Tx, { id, email, merchantId, role, now }: Joining): Promise<void> {
  const accepted = { invitedAt: now, acceptedAt: now };
  await insertMembership(tx, { id: newId('member'), merchantId, email, personId: id, role, ...accepted });
}
