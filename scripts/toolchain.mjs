// Brings the packages and the right Node before anything else runs. Plain JavaScript that an old Node 20
// understands, without dependencies: it is the first thing that runs in a fresh clone.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const bin = join(root, 'node_modules', '.bin');

/** Ends the process with one sentence: what is wrong and what to do. */
export function fail(sentence) {
  console.error(`offpeak: ${sentence}`);
  process.exit(1);
}

/**
 * Installs what the lock file names and goes on under the Node the project brings.
 * Does not return when the program was handed over to that Node.
 */
export async function settle() {
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  if (process.env.npm_lifecycle_event) endWithParent();
  if (!isInstalled()) install();
  const node = join(bin, process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(node) && realpathSync(node) !== realpathSync(process.execPath)) {
    process.env.PATH = bin + delimiter + process.env.PATH;
    process.exit(await finished(spawnChild(node, process.argv.slice(1))));
  }
  // better-sqlite3 is built for Node-API 10 and ends an older Node by a segmentation fault, without a word.
  if (Number(process.versions.napi) < 10)
    fail(`Node ${process.versions.node} is too old; install Node 22.19 or newer and run this again.`);
  if (!process.env.PATH.split(delimiter).includes(bin)) process.env.PATH = bin + delimiter + process.env.PATH;
}

/** npm hands a signal to its shell, which ends without handing it on: whoever misses the shell takes it for the signal. */
function endWithParent() {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  look.unref();
}

/** A child that gets our signals by its pid, so that stopping us stops it. */
export function spawnChild(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', cwd: root, ...options });
  const pass = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  child.on('exit', () => {
    for (const signal of signals) process.off(signal, pass);
  });
  return child;
}

/** The exit code of a child; 128 + 15 when a signal ended it. */
export function finished(child) {
  return new Promise((resolve) => {
    child.on('error', (error) => fail(`could not start ${child.spawnfile}: ${error.message}`));
    child.on('exit', (code) => resolve(code ?? 143));
  });
}

/** True when every package the lock file demands on this platform is there in the locked version. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const have = JSON.parse(readFileSync(record, 'utf8')).packages;
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(want)
    .filter(([path]) => path.startsWith('node_modules/'))
    .every(([path, { version, optional }]) =>
      have[path] ? have[path].version === version : optional === true,
    );
}

function install() {
  console.log('offpeak: installing packages (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(npm, ['ci', '--include=dev', '--loglevel=error'], {
    stdio: 'inherit',
    cwd: root,
  });
  if (error || status !== 0)
    fail('the packages could not be installed; read the npm message above and run this again.');
}
