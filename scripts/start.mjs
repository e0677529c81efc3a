// npm start: from a fresh clone to a served city. Checks the settings, builds when sources changed, brings the
// database up to date and loads the demo, then serves. `--dev` serves by `next dev` instead, without a build; `--web 4` by
// four processes on one port.
import { connect } from 'node:net';
import { buildWhenChanged } from './build.mjs';
import { allocation, serving, waitForPort } from './serving/serving.mjs';
import { fail, finished, settle, spawnChild } from './toolchain.mjs';

await settle();
const dev = process.argv.includes('--dev');
const web = webProcesses();
const settings = await checkedSettings();
if (web > 1 && settings.databaseUrl.startsWith('file:'))
  fail(`--web ${web} needs PostgreSQL: a SQLite file has one writer. Set DATABASE_URL, or leave --web out.`);
await checkPort(settings);
if (!dev && (await buildWhenChanged()) !== 0) fail('the build failed; the message above says where.');
await prepare();
await serve(settings);

function webProcesses() {
  const at = process.argv.indexOf('--web');
  if (at < 0) return 1;
  const asked = Number(process.argv[at + 1]);
  if (!Number.isInteger(asked) || asked < 1 || asked > 64)
    fail('--web should be followed by a number of processes from 1 to 64.');
  if (dev) fail('--web and --dev do not go together.');
  return asked;
}

async function checkedSettings() {
  const { keptSecret, readSettings } = await import('../app/_web/settings.ts');
  const read = readSettings(process.env);
  if (!read.ok) fail(read.sentence);
  return { ...read.settings, appSecret: read.settings.appSecret ?? keptSecret('./data') };
}

/** Migrates the database and loads the demo into an empty one: the single place is scripts/prepare.ts. */
async function prepare() {
  const node = spawnChild(process.execPath, ['--import', './scripts/typescript.mjs', 'scripts/prepare.ts']);
  if ((await finished(node)) !== 0) fail('the database could not be prepared; the message above says why.');
}

async function serve({ host, port, appUrl, demo }) {
  const args = serving({ host, port, web, act: dev ? 'dev' : 'start' });
  const env = { ...allocation, ...process.env, HOST: host, PORT: String(port) };
  const server = spawnChild(process.execPath, args, { env });
  const ended = finished(server);
  if (await Promise.race([answers(host, port), ended.then(() => false)])) await welcome(appUrl, demo);
  process.exit(await ended);
}

async function welcome(appUrl, demo) {
  console.log(`\nOffpeak is open at ${appUrl}`);
  if (!demo) return;
  const { demoPassword, demoPeople } = await import('../db/scenes/scene.ts');
  console.log(`Sign in to the demo with the password ${demoPassword} as`);
  for (const { role, email } of demoPeople) console.log(`  ${role.padEnd(9)} ${email}`);
}

async function checkPort({ host, port }) {
  const because = await waitForPort({ host, port });
  if (because) fail(`PORT should be free to listen on, but ${host}:${port} is not (${because}).`);
}

/** True as soon as somebody listens. */
async function answers(host, port) {
  const address = host === '0.0.0.0' ? '127.0.0.1' : host;
  while (!(await listens(address, port))) await new Promise((resolve) => setTimeout(resolve, 100));
  return true;
}

function listens(host, port) {
  return new Promise((resolve) => {
    const socket = connect(port, host)
      .once('connect', () => resolve(socket.destroy() !== null))
      .once('error', () => resolve(false));
  });
}
