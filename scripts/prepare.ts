// Brings the database up to date and loads the demo into an empty one: the only place that npm start calls for it.
// Run as `node --import ./scripts/typescript.mjs scripts/prepare.ts`.
import { wiring } from '@/app/_web/context';
import { loadDemo } from '@/app/_web/control/load';
import { startTestClock } from '@/app/_web/test-clock';

try {
  const world = await wiring();
  const { clock } = world.settings;
  if (clock !== null) await startTestClock(world.store, clock);
  const done = await loadDemo(world);
  if (done === 'loaded') console.log(`Loaded the demo ${world.settings.demo}.`);
  if (done === 'unknown')
    console.log(`There is no demo named ${world.settings.demo}; the database stays empty.`);
  await world.store.close();
} catch (error) {
  console.error(error instanceof Error ? error.message.split('\n')[0] : String(error));
  process.exit(1);
}
