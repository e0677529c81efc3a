import { openStore } from './open-store';
import type { Store } from './store';

/**
 * The database of one test worker: the engine and place are in `DATABASE_URL`, set by `scripts/testing/setup.ts`.
 * Call `empty()` before each test for a clean world.
 */
export async function testStore(): Promise<Store> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: run tests by `npm run unit`.');
  return openStore(url);
}
