// What an auditor finds in the database that DATABASE_URL names, as JSON: broken invariants as of an instant. A process
// of its own, so that it reads either engine: node --import ./scripts/typescript.mjs scripts/testing/audit.ts <now>
// With --watch it looks again and again, at one committed state each time, until its input ends.
import { setTimeout as pause } from 'node:timers/promises';
import { makeStore } from '@/db/open-store';
import { findViolations } from '@/db/proof/proof';

const now = Number(process.argv[2]);
console.log(JSON.stringify(process.argv[3] === '--watch' ? await watch() : await look(true)));

/** Holds nothing open between two looks: the next server that opens the file has to recover it by itself. */
async function look(isAtRest: boolean): Promise<{ violations: string[] }> {
  const store = await makeStore(process.env.DATABASE_URL ?? '');
  const violations = await store.snapshot((reader) => findViolations(reader, { now, isAtRest }));
  await store.close();
  return { violations };
}

/** Rests three times as long as it looks, so that the load it watches keeps its machine; and looks once more at what is left. */
async function watch(): Promise<{ violations: string[]; looks: number }> {
  const found = new Set<string>();
  let isOver = false;
  let looks = 0;
  process.stdin.on('end', () => {
    isOver = true;
  });
  process.stdin.resume();
  const note = async () => {
    for (const line of (await look(false)).violations) found.add(line);
    looks += 1;
  };
  while (!isOver) {
    const began = performance.now();
    await note();
    await pause(Math.max(50, 3 * (performance.now() - began)));
  }
  await note();
  return { violations: [...found], looks };
}
