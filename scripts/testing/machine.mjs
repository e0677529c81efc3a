// What the tests need besides packages is brought here once, before anybody waits for it: a browser and PostgreSQL.
import { findBrowser } from '../browser.mjs';
import { postgresPrograms } from '../postgres.mjs';

console.log(await findBrowser());
if (!process.env.TEST_POSTGRES_URL) console.log(postgresPrograms());
