import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { ask } from '@/db/scenes/ask';
import { npmStart } from './npm-start';
import { type Server, startServer } from './server';

let server: Server;

test.beforeAll(async () => {
  server = await startServer({ web: 4, engine: 'postgres' });
});
test.afterAll(() => server.end());

test('the process that runs the jobs is replaced within 15 seconds', async () => {
  const before = await lease();
  const killedAt = Date.now();
  process.kill(before.pid, 'SIGKILL');
  let after = before;
  while (after.token === before.token && Date.now() - killedAt < 60_000) {
    await pause(200);
    after = await lease();
  }
  expect(after.token).toBe(before.token + 1);
  expect(after.takenAt - killedAt).toBeLessThan(15_000);
  expect(server.webProcesses()).toContain(after.pid);
});

test('npm start with several processes ends all of them soon when it is told to', async () => {
  const { databaseUrl } = server;
  const { web, stop } = await npmStart({ databaseUrl, demo: 'none', args: ['--web', '4'] });
  await expect.poll(() => web.size).toBe(4);
  await stop();
  await expect.poll(() => [...web].filter(isRunning), { timeout: 15_000 }).toEqual([]);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const leaseMs = 10_000;

/** Who runs the jobs, and since when at the latest. */
async function lease(): Promise<{ pid: number; token: number; takenAt: number }> {
  const [row] = await ask(server.databaseUrl, "select * from leases where name = 'jobs'");
  return {
    pid: Number(String(row?.holder).split(' ')[0]),
    token: Number(row?.token),
    takenAt: Number(row?.until) - leaseMs,
  };
}
