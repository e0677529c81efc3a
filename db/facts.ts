import { eq } from 'drizzle-orm';
import type { Reader, Tx } from './store';
import { facts } from './tables/operations';

export async function findFact(reader: Reader, name: string): Promise<unknown> {
  const [row] = await reader.select({ value: facts.value }).from(facts).where(eq(facts.name, name));
  return row?.value;
}

export async function keepFact(tx: Tx, fact: { name: string; value: unknown }): Promise<void> {
  await tx
    .insert(facts)
    .values(fact)
    .onConflictDoUpdate({ target: facts.name, set: { value: fact.value } });
}

export async function dropFact(tx: Tx, name: string): Promise<void> {
  await tx.delete(facts).where(eq(facts.name, name));
}
