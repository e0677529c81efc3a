// A PostgreSQL cluster that lives as long as a test run: own folder, own port on 127.0.0.1, nothing kept.
// Order: TEST_POSTGRES_URL → PostgreSQL's programs on this machine → apt-get, when we are root on Debian.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @returns {Promise<{ url: string, stop: () => void }>} an address that may create databases. */
export async function startPostgres() {
  const given = process.env.TEST_POSTGRES_URL;
  return given ? { url: given, stop: () => {} } : startCluster();
}

/**
 * Nothing of a test's database has to outlive the machine; what a killed server acknowledged must outlive the server. Tests empty
 * their tables all the time: whoever counts rows meanwhile would have the planner believe that they stay empty.
 */
const forTests = { autovacuum: 'off', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
export const forKills = { fsync: 'off' };
/** As in service: what is acknowledged is on disk. */
export const forBenches = {};

/**
 * A cluster of one's own, whatever server there is besides.
 * @param {Record<string, string>} settings of PostgreSQL, by name
 * @returns {Promise<{ url: string, crash: () => void, resume: () => void, stop: () => void }>}
 * `crash` ends it without a word, as the end of its process would; `resume` starts it again, on the same port.
 */
export async function startCluster(settings = forTests) {
  const programs = postgresPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'offpeak-postgres-'));
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  const port = await freePort();
  giveAway(folder);
  const asked = ['-U', 'offpeak', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'];
  run(join(programs, 'initdb'), ['-D', data, ...asked]);
  const told = { listen_addresses: '127.0.0.1', max_connections: 200, ...settings };
  const options = Object.entries(told).map(([name, value]) => `-c ${name}=${value}`);
  const server = (...act) => run(join(programs, 'pg_ctl'), ['-D', data, '-w', ...act]);
  const resume = () => {
    try {
      server('-l', log, '-o', [`-p ${port} -k ${folder}`, ...options].join(' '), 'start');
    } catch (error) {
      const said = existsSync(log) ? readFileSync(log, 'utf8') : '';
      throw new Error(`PostgreSQL did not start: ${said || error}`);
    }
  };
  const crash = () => server('-m', 'immediate', 'stop');
  resume();
  const stop = once(() => {
    crash();
    rmSync(folder, { recursive: true, force: true });
  });
  process.on('exit', stop);
  return { url: `postgres://offpeak@127.0.0.1:${port}/postgres`, crash, resume, stop };
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** @returns {string} the folder of PostgreSQL's programs; Debian's package is installed where we may and there is none. */
export function postgresPrograms() {
  return findPrograms() ?? installPrograms();
}

function findPrograms() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const places = versions.map((version) => join(debian, version, 'bin')).concat(process.env.PATH.split(':'));
  return places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'pg_ctl')));
}

function installPrograms() {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing PostgreSQL for the tests …');
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], {
      stdio: 'inherit',
    });
  }
  const programs = findPrograms();
  if (programs) return programs;
  throw new Error(
    'The tests need PostgreSQL: install it, or set TEST_POSTGRES_URL to a server they may create databases on.',
  );
}

/** PostgreSQL refuses to run as root; the cluster then belongs to the user its package made. */
function run(program, args) {
  const [command, ...before] = isRoot() ? ['runuser', '-u', 'postgres', '--', program] : [program];
  execFileSync(command, [...before, ...args], { stdio: ['ignore', 'ignore', 'pipe'], cwd: tmpdir() });
}

function giveAway(folder) {
  if (!isRoot()) return;
  execFileSync('chown', ['postgres', folder]);
  chmodSync(folder, 0o700);
}

function isRoot() {
  return process.getuid?.() === 0;
}

function once(act) {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}
