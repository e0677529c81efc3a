import { spawn } from 'node:child_process';
import { expect } from '@playwright/test';
import { freePort } from '../../scripts/postgres.mjs';
import { secret, webProcessesOf } from './server';

export type Started = {
  readonly address: string;
  /** The processes that serve, where there are several. */
  readonly web: ReadonlySet<number>;
  /** @returns when npm has ended. */
  stop(): Promise<void>;
};
type Wanted = {
  readonly databaseUrl: string;
  /** What is loaded into an empty database, as in `.env.example`; the demo city unless told. */
  readonly demo?: 'none';
  readonly args?: readonly string[];
};

/** The application started the way its users start it, once it is ready to serve. */
export async function npmStart({ databaseUrl, demo, args = [] }: Wanted): Promise<Started> {
  const port = await freePort();
  // Next speaks of itself as localhost; a cookie of 127.0.0.1 would not come back (decision 004).
  const address = `http://localhost:${port}`;
  const child = spawn('npm', ['start', '--', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...{ HOST: '127.0.0.1', PORT: String(port), APP_URL: address, TEST_CONTROL: '0' },
      ...{ DATABASE_URL: databaseUrl, APP_SECRET: secret },
      ...(demo ? { DEMO: demo } : {}),
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const web = webProcessesOf(child);
  await expect
    .poll(async () => (await fetch(`${address}/api/ready`).catch(() => null))?.ok, { timeout: 60_000 })
    .toBe(true);
  return {
    address,
    web,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
