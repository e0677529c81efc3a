import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../postgres.mjs';
import { allocation, serving } from '../serving/serving.mjs';

export type Served = {
  readonly address: string;
  /** Seconds of processor time its web processes took so far. */
  cpuSeconds(): number;
  /** Megabytes resident, the largest web process. */
  megabytes(): number;
  end(): Promise<void>;
};

const secret = 'only-for-the-benches-never-in-service';

type Serving = {
  readonly databaseUrl: string;
  readonly web?: number;
  readonly testControl?: boolean;
  readonly port?: number;
};

/** The product as in service, from the build that is there, on a database of one's own; without limits per address. */
export async function serve({ databaseUrl, web = 1, testControl = false, port }: Serving): Promise<Served> {
  const on = port ?? (await freePort());
  const address = `http://127.0.0.1:${on}`;
  const child = spawn(process.execPath, serving({ host: '127.0.0.1', port: on, web }), {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...allocation,
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(on),
      APP_URL: address,
      APP_SECRET: secret,
      DATABASE_URL: databaseUrl,
      DEMO: 'none',
      RATE_LIMITS: '0',
      TEST_CONTROL: testControl ? '1' : '0',
    },
  });
  await answering(`${address}/api/ready`).catch(async (error) => {
    await ended(child);
    throw error;
  });
  const pids = () => (web === 1 ? [child.pid ?? 0] : childrenOf(child.pid ?? 0));
  return {
    address,
    cpuSeconds: () => pids().reduce((sum, pid) => sum + cpuOf(pid), 0),
    megabytes: () => Math.max(...pids().map(residentOf)),
    end: () => ended(child),
  };
}

/** Brings a database up to date and loads the demo city. */
export function prepareDemo(databaseUrl: string): Promise<void> {
  const args = ['--import', './scripts/typescript.mjs', 'scripts/prepare.ts'];
  const env = { ...process.env, DATABASE_URL: databaseUrl, APP_SECRET: secret };
  return new Promise((resolve, reject) => {
    spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('The demo could not be loaded.')),
    );
  });
}

async function answering(url: string): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    if ((await fetch(url).catch(() => null))?.ok) return;
    await pause(100);
  }
  throw new Error(`${url} did not answer within a minute.`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await over;
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
}

/** User and system time, in ticks of a hundredth of a second. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
}
