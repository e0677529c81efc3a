import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../scripts/postgres.mjs';

export type Server = {
  readonly address: string;
  readonly databaseFile: string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** The same database, a new process. */
  restart(): Promise<void>;
  /** Ends it and forgets its database. */
  end(): Promise<void>;
};

/** A server of its own on a database of its own, from the build that is there. */
export async function startServer(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'offpeak-http-'));
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const databaseFile = join(folder, 'http.db');
  let child = await launch({ port, address, databaseFile });
  return {
    address,
    databaseFile,
    kill: () => stop(child, 'SIGKILL'),
    async restart() {
      child = await launch({ port, address, databaseFile });
    },
    async end() {
      await stop(child, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Launch = { readonly port: number; readonly address: string; readonly databaseFile: string };

async function launch({ port, address, databaseFile }: Launch): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        APP_URL: address,
        APP_SECRET: 'only-for-the-journeys-never-in-service',
        DATABASE_URL: `file:${databaseFile}`,
        TEST_CONTROL: '1',
        DEMO: 'none',
      },
    },
  );
  for (let turn = 0; turn < 300; turn += 1) {
    const health = await fetch(`${address}/api/health`).catch(() => null);
    if (health?.ok) return child;
    await pause(100);
  }
  throw new Error('The server did not answer within 30 seconds.');
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  await ended;
}
