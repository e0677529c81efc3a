import { notFound } from 'next/navigation';
import { type Wiring, wiring } from '../context';

/** The world, for pages that exist only with test control or a demo city. */
export async function devWorld(): Promise<Wiring> {
  const world = await wiring();
  if (!isPlayground(world)) notFound();
  return world;
}

export function isPlayground({ settings }: Wiring): boolean {
  return settings.testControl || settings.demo !== null;
}
