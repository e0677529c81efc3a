import type { ClientBase } from 'pg';

const lives = new WeakMap<ClientBase, string>();

/**
 * Names the time between two crashes of the server: a crash, and nothing else that loses rows, begins its statistics anew.
 * Numbers of transactions that had not reached the disk are given out again afterwards, to others.
 */
export const lifeNow = '(SELECT stats_reset::text FROM pg_stat_bgwriter)';

/** Once for each connection, which never outlives the life it began in. */
export async function readLife(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ life: string }>(`SELECT ${lifeNow} AS life`);
  lives.set(client, rows[0]?.life ?? '');
}

export function lifeOf(client: ClientBase): string {
  return lives.get(client) ?? '';
}
