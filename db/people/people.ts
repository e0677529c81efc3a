import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Actor } from '@/domain/people/roles';
import type { Reader, Tx } from '../store';
import { memberships, merchants, people, tokens } from '../tables/people';

export type PersonRow = typeof people.$inferSelect;
export type Person = Extract<Actor, { kind: 'person' }>;

export async function findPerson(db: Reader, personId: string): Promise<PersonRow | null> {
  const [row] = await db.select().from(people).where(eq(people.id, personId));
  return row ?? null;
}

export async function findPersonByEmail(reader: Reader, email: string): Promise<PersonRow | null> {
  const [row] = await reader.select().from(people).where(eq(people.email, email));
  return row ?? null;
}

type By = { readonly tokenHash: string } | { readonly tokenId: string };

/** Whose token or session this is, and what they may act for, as one indexed read; null once it was ended or is too old. */
export async function findBearer(
  reader: Reader,
  by: By & { now: number },
): Promise<{ actor: Person; sessionVersion: number } | null> {
  const rows = await reader
    .select({ person: people, merchantId: memberships.merchantId, role: memberships.role, token: tokens })
    .from(tokens)
    .innerJoin(people, eq(people.id, tokens.personId))
    .leftJoin(memberships, and(eq(memberships.personId, people.id), isNull(memberships.revokedAt)))
    .where('tokenHash' in by ? eq(tokens.tokenHash, by.tokenHash) : eq(tokens.id, by.tokenId));
  const token = rows[0]?.token;
  if (!token || (token.expiresAt !== null && token.expiresAt <= by.now)) return null;
  return actorOf(rows, token.id);
}

export async function listAdmins(reader: Reader): Promise<PersonRow[]> {
  return reader.select().from(people).where(eq(people.isAdmin, true));
}

/** @returns false where the address is somebody's already. */
export async function insertPerson(tx: Tx, person: typeof people.$inferInsert): Promise<boolean> {
  const inserted = await tx
    .insert(people)
    .values(person)
    .onConflictDoNothing({ target: people.email })
    .returning({ id: people.id });
  return inserted.length > 0;
}

export async function isMerchant(reader: Reader, merchantId: string): Promise<boolean> {
  const rows = await reader.select({ id: merchants.id }).from(merchants).where(eq(merchants.id, merchantId));
  return rows.length > 0;
}

export async function insertMembership(tx: Tx, membership: typeof memberships.$inferInsert): Promise<void> {
  await tx.insert(memberships).values(membership);
}

export async function insertToken(tx: Tx, token: typeof tokens.$inferInsert): Promise<void> {
  await tx.insert(tokens).values(token);
}

/** @returns how many there were. */
export async function deleteToken(tx: Tx, one: { personId: string; tokenId: string }): Promise<number> {
  const gone = await tx
    .delete(tokens)
    .where(and(eq(tokens.id, one.tokenId), eq(tokens.personId, one.personId)))
    .returning({ id: tokens.id });
  return gone.length;
}

export async function deleteTokensOf(tx: Tx, personId: string): Promise<void> {
  await tx.delete(tokens).where(eq(tokens.personId, personId));
}

/** Ends every session of this person at once. */
export async function raiseSessionVersion(tx: Tx, personId: string): Promise<void> {
  await tx
    .update(people)
    .set({ sessionVersion: sql`${people.sessionVersion} + 1` })
    .where(eq(people.id, personId));
}

type ActorRow = {
  person: PersonRow;
  merchantId: string | null;
  role: Person['memberships'][number]['role'] | null;
};

function actorOf(
  rows: readonly ActorRow[],
  tokenId: string,
): { actor: Person; sessionVersion: number } | null {
  const person = rows[0]?.person;
  if (!person) return null;
  return {
    sessionVersion: person.sessionVersion,
    actor: {
      kind: 'person',
      personId: person.id,
      email: person.email,
      name: person.name,
      isAdmin: person.isAdmin,
      isMerchant: person.isMerchant,
      memberships: rows.flatMap(({ merchantId, role }) => (merchantId && role ? [{ merchantId, role }] : [])),
      tokenId,
    },
  };
}

export type MembershipRow = typeof memberships.$inferSelect;

export async function findMembership(
  reader: Reader,
  merchantId: string,
  email: string,
): Promise<MembershipRow | null> {
  const [row] = await reader
    .select()
    .from(memberships)
    .where(and(eq(memberships.merchantId, merchantId), eq(memberships.email, email)));
  return row ?? null;
}

/** Somebody has one role at a merchant: an invitation replaces what was before. */
export async function inviteMember(tx: Tx, membership: typeof memberships.$inferInsert): Promise<void> {
  const { id: _id, merchantId: _merchantId, email: _email, ...set } = membership;
  await tx
    .insert(memberships)
    .values(membership)
    .onConflictDoUpdate({ target: [memberships.merchantId, memberships.email], set });
}

/** Ends a membership or an invitation, once. @returns false where it was ended before. */
export async function revokeMember(tx: Tx, one: { memberId: string; now: number }): Promise<boolean> {
  const ended = await tx
    .update(memberships)
    .set({ revokedAt: one.now })
    .where(and(eq(memberships.id, one.memberId), isNull(memberships.revokedAt)))
    .returning({ id: memberships.id });
  return ended.length > 0;
}

type Asked = { readonly hash: string; readonly invitedAfter: number };

/** Once, and as long as it was not revoked, replaced or is too old: whoever has the link is a member from now on. */
export async function acceptInvitation(
  tx: Tx,
  { hash, invitedAfter, personId, now }: Asked & { readonly personId: string; readonly now: number },
): Promise<MembershipRow | null> {
  const [row] = await tx
    .update(memberships)
    .set({ personId, acceptedAt: now, invitationHash: null })
    .where(
      and(
        eq(memberships.invitationHash, hash),
        gt(memberships.invitedAt, invitedAfter),
        isNull(memberships.personId),
        isNull(memberships.revokedAt),
      ),
    )
    .returning();
  return row ?? null;
}

export async function proveEmail(
  tx: Tx,
  who: { personId: string; email: string; now: number },
): Promise<void> {
  await tx
    .update(people)
    .set({ emailProvenAt: who.now })
    .where(and(eq(people.id, who.personId), eq(people.email, who.email), isNull(people.emailProvenAt)));
}

/** Who works for a merchant, and who is invited. */
export async function membersOf(
  reader: Reader,
  merchantId: string,
): Promise<(MembershipRow & { readonly name: string | null })[]> {
  const rows = await reader
    .select({ membership: memberships, name: people.name })
    .from(memberships)
    .leftJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.merchantId, merchantId), isNull(memberships.revokedAt)))
    .orderBy(asc(memberships.invitedAt), asc(memberships.id));
  return rows.map(({ membership, name }) => ({ ...membership, name }));
}
