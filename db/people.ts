import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '@/domain/people/roles';
import type { Reader, Tx } from './store';
import { memberships, people, tokens } from './tables/people';

export type PersonRow = typeof people.$inferSelect;
export type Person = Extract<Actor, { kind: 'person' }>;

export async function findPersonByEmail(reader: Reader, email: string): Promise<PersonRow | null> {
  const [row] = await reader.select().from(people).where(eq(people.email, email));
  return row ?? null;
}

/** The person with what they may act for, as one read. */
export async function findActor(
  reader: Reader,
  personId: string,
): Promise<{ actor: Person; sessionVersion: number } | null> {
  const rows = await reader
    .select({ person: people, merchantId: memberships.merchantId, role: memberships.role })
    .from(people)
    .leftJoin(memberships, and(eq(memberships.personId, people.id), isNull(memberships.revokedAt)))
    .where(eq(people.id, personId));
  return actorOf(rows);
}

export async function findActorByToken(
  reader: Reader,
  by: { tokenHash: string; now: number },
): Promise<{ actor: Person; tokenId: string } | null> {
  const rows = await reader
    .select({ person: people, merchantId: memberships.merchantId, role: memberships.role, token: tokens })
    .from(tokens)
    .innerJoin(people, eq(people.id, tokens.personId))
    .leftJoin(memberships, and(eq(memberships.personId, people.id), isNull(memberships.revokedAt)))
    .where(eq(tokens.tokenHash, by.tokenHash));
  const token = rows[0]?.token;
  const found = actorOf(rows);
  if (!token || !found || (token.expiresAt !== null && token.expiresAt <= by.now)) return null;
  return { actor: found.actor, tokenId: token.id };
}

export async function insertPerson(tx: Tx, person: typeof people.$inferInsert): Promise<void> {
  await tx.insert(people).values(person);
}

export async function insertMembership(tx: Tx, membership: typeof memberships.$inferInsert): Promise<void> {
  await tx.insert(memberships).values(membership);
}

export async function insertToken(tx: Tx, token: typeof tokens.$inferInsert): Promise<void> {
  await tx.insert(tokens).values(token);
}

export async function deleteToken(tx: Tx, tokenHash: string): Promise<number> {
  const gone = await tx.delete(tokens).where(eq(tokens.tokenHash, tokenHash)).returning({ id: tokens.id });
  return gone.length;
}

type ActorRow = {
  person: PersonRow;
  merchantId: string | null;
  role: Person['memberships'][number]['role'] | null;
};

function actorOf(rows: readonly ActorRow[]): { actor: Person; sessionVersion: number } | null {
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
    },
  };
}
