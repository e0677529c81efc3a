import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '@/domain/people/roles';
import type { Reader, Tx } from './store';
import { memberships, merchants, people, tokens } from './tables/people';

export type PersonRow = typeof people.$inferSelect;
export type Person = Extract<Actor, { kind: 'person' }>;

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
      memberships: rows.flatMap(({ merchantId, role }) => (merchantId && role ? [{ merchantId, role }] : [])),
      tokenId,
    },
  };
}
