// Brings the database up to date and loads the demo into an empty one: the only place that npm start calls for it.
// Run as `node --import ./scripts/typescript.mjs scripts/prepare.ts`.
import { wiring } from '@/app/_web/context';

const { store } = await wiring();
await store.migrate();
await store.close();
