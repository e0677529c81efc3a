import type { NewHouse, OldHouse } from './house';

export async function openOld(url: string): Promise<OldHouse> {
  if (isPostgres(url)) return (await import('./postgres-house')).openPostgresHouse(url, { isNew: false });
  return (await import('./sqlite-house')).openSqliteHouse(url, { isNew: false });
}

/** @throws where it holds anything: nothing is ever written over. */
export async function openNew(url: string): Promise<NewHouse> {
  const house = isPostgres(url)
    ? await (await import('./postgres-house')).openPostgresHouse(url, { isNew: true })
    : await (await import('./sqlite-house')).openSqliteHouse(url, { isNew: true });
  for (const shape of house.shapes) {
    for await (const rows of house.rows(shape)) {
      if (rows.length === 0) continue;
      await house.close();
      throw new Error(`${shape.name} holds rows already: name an empty database, nothing is written over.`);
    }
  }
  return house;
}

export function isPostgres(url: string): boolean {
  return /^postgres(ql)?:/.test(url);
}
