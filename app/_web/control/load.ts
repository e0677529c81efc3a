import { findFact } from '@/db/facts';
import { loadScene, sceneFact } from '@/db/scenes/load';
import type { Wiring } from '../context';

/** Fills a database that was never filled. @returns what it did. */
export async function loadDemo(
  world: Wiring,
): Promise<'loaded' | 'there already' | 'not wanted' | 'unknown'> {
  const { store, settings, secrets, clock } = world;
  if (settings.demo === null) return 'not wanted';
  if ((await findFact(store.reader, sceneFact)) !== undefined) return 'there already';
  const tools = { ...secrets, now: clock.now() };
  return (await loadScene(store, settings.demo, tools)) ? 'loaded' : 'unknown';
}
