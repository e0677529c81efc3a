// What an auditor finds in the database that DATABASE_URL names, as JSON: broken invariants as of an instant. A process
// of its own, so that it reads either engine: node --import ./scripts/typescript.mjs scripts/testing/audit.ts <now>
import { openStore } from '@/db/open-store';
import { findViolations } from '@/db/proof/proof';

const store = await openStore(process.env.DATABASE_URL ?? '');
const violations = await findViolations(store.reader, { now: Number(process.argv[2]), isAtRest: true });
console.log(JSON.stringify({ violations }));
await store.close();
