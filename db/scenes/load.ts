import { keepFact } from '../facts';
import type { Store } from '../store';
import { loadEmptyTown } from './empty-town';
import { loadSpaTown } from './quiet-tuesday-spa';
import type { Scene, SceneTools } from './scene';

/** The named worlds of tests and of the demo. A large one is loaded only when it is asked for. */
const scenes: Readonly<Record<string, () => Promise<Scene>>> = {
  empty: async () => async () => undefined,
  'empty-town': async () => loadEmptyTown,
  'quiet-tuesday-spa': async () => loadSpaTown,
  'downtown-san-francisco': async () => (await import('./downtown-san-francisco/store')).loadDowntown,
};

export const sceneNames = Object.keys(scenes);
export const sceneFact = 'scene';

/**
 * Fills the database, which must be empty, with the scene of this name.
 * @returns false where there is no such scene.
 */
export async function loadScene(store: Store, name: string, tools: SceneTools): Promise<boolean> {
  const scene = Object.hasOwn(scenes, name) ? await scenes[name]?.() : undefined;
  if (!scene) return false;
  await scene(store, tools);
  await store.transaction((tx) => keepFact(tx, { name: sceneFact, value: { name, loadedAt: tools.now } }));
  return true;
}
