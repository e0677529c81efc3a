import { insertMembership, insertPerson } from '../people/people';
import type { Tx } from '../store';
import { demoPeople } from './scene';

type Given = { readonly merchantId: string; readonly passwordHash: string; readonly now: number };

/** The four people of the demo; two of them work for this merchant, which must be there already. */
export async function insertDemoPeople(tx: Tx, { merchantId, passwordHash, now }: Given): Promise<void> {
  for (const { id, email, name, role } of demoPeople) {
    await insertPerson(tx, { id, email, name, passwordHash, isAdmin: role === 'admin', createdAt: now });
    if (role !== 'merchant' && role !== 'clerk') continue;
    const works = role === 'merchant' ? 'owner' : 'clerk';
    const membership = { id: `member_${works}`, merchantId, personId: id, email, role: works } as const;
    await insertMembership(tx, { ...membership, invitedAt: now, acceptedAt: now });
  }
}
