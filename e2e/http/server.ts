import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { forKills, freePort, startCluster } from '../../scripts/postgres.mjs';
import { allocation, serving } from '../../scripts/serving/serving.mjs';

export type Server = {
  readonly address: string;
  readonly databaseUrl: string;
  /** Ends all of it as a power cut would. */
  kill(): Promise<void>;
  /** Ends the database's server without a word and starts it again; nothing where a file is the database. */
  crashDatabase(): void;
  /** The same database, new processes. */
  restart(): Promise<void>;
  /** Processes that serve just now. */
  webProcesses(): readonly number[];
  /** Ends it and forgets its database. */
  end(): Promise<void>;
};
export type Kind = { readonly says: string; readonly web: number; readonly engine: 'sqlite' | 'postgres' };

export const kinds: readonly Kind[] = [
  { says: 'one process on SQLite', web: 1, engine: 'sqlite' },
  { says: 'four processes on PostgreSQL', web: 4, engine: 'postgres' },
];

export const secret = 'only-for-the-journeys-never-in-service';

/** A server of its own on a database of its own, from the build that is there. */
export async function startServer({ web, engine }: Omit<Kind, 'says'>): Promise<Server> {
  const database = engine === 'sqlite' ? sqliteFile() : await postgresCluster();
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const launching = { port, address, databaseUrl: database.url, web };
  let running = launch(launching);
  await answered(address);
  return {
    address,
    databaseUrl: database.url,
    kill: () => stop(running.child),
    crashDatabase: database.crash,
    async restart() {
      running = launch(launching);
      await answered(address);
    },
    webProcesses: () => [...running.web],
    async end() {
      await stop(running.child);
      database.forget();
    },
  };
}

const auditor = ['--import', './scripts/typescript.mjs', 'scripts/testing/audit.ts'];

/** What an auditor finds, by a connection of its own, once nobody acts any more. */
export function audit(databaseUrl: string, now: number): Audit {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const { stdout, stderr, status } = spawnSync(process.execPath, [...auditor, String(now)], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Audit;
}
type Audit = { readonly violations: readonly string[] };

/** The same auditor looks at one committed state after another while people act. @returns how to end it, and hear. */
export function watch(databaseUrl: string, now: number): () => Promise<Audit & { readonly looks: number }> {
  const child = spawn(process.execPath, [...auditor, String(now), '--watch'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  const said = text(child.stdout);
  return async () => {
    child.stdin.end();
    return JSON.parse(await said) as Audit & { looks: number };
  };
}

type Database = { readonly url: string; crash(): void; forget(): void };

function sqliteFile(): Database {
  const folder = mkdtempSync(join(tmpdir(), 'offpeak-http-'));
  return {
    url: `file:${join(folder, 'http.db')}`,
    crash: () => undefined,
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function postgresCluster(): Promise<Database> {
  const { url, crash, resume, stop: forget } = await startCluster(forKills);
  const again = () => {
    crash();
    resume();
  };
  return { url, crash: again, forget };
}

type Launch = {
  readonly port: number;
  readonly address: string;
  readonly databaseUrl: string;
  readonly web: number;
};
type Running = { readonly child: ChildProcess; readonly web: Set<number> };

function launch({ port, address, databaseUrl, web }: Launch): Running {
  const child = spawn(process.execPath, serving({ host: '127.0.0.1', port, web }), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...allocation,
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      APP_URL: address,
      APP_SECRET: secret,
      DATABASE_URL: databaseUrl,
      TEST_CONTROL: '1',
      DEMO: 'none',
    },
  });
  return { child, web: web > 1 ? webProcessesOf(child) : itself(child) };
}

async function answered(address: string): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    const health = await fetch(`${address}/api/health`).catch(() => null);
    if (health?.ok) return;
    await pause(100);
  }
  throw new Error('The server did not answer within 60 seconds.');
}

/** The parent of several says whom it starts and who ended. */
export function webProcessesOf(child: ChildProcess): Set<number> {
  const running = new Set<number>();
  if (child.stdout)
    createInterface(child.stdout).on('line', (line) => {
      const started = /web process (\d+) starts/.exec(line)?.[1];
      const ended = /web process (\d+) ended/.exec(line)?.[1];
      if (started) running.add(Number(started));
      if (ended) running.delete(Number(ended));
    });
  return running;
}

/** One that has no parent. */
function itself(child: ChildProcess): Set<number> {
  const running = new Set(child.pid ? [child.pid] : []);
  child.once('exit', () => running.clear());
  return running;
}

/** A parent that is gone takes its web processes with it: they end as soon as they miss it. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await ended;
}
