import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { acknowledged, crowdIn, expectKept, openCrowd } from './crowd';
import { type Server, startServer } from './server';

/** `SOAK_KILLS` asks for more. */
const asked = process.env.SOAK_KILLS ? Number(process.env.SOAK_KILLS) : null;
let server: Server | undefined;

test.afterEach(() => server?.end());

test('a server killed in the middle of buying loses nothing it acknowledged and leaves nothing half done', async () => {
  const kills = asked ?? 20;
  test.setTimeout(30_000 + kills * 20_000);
  server = await startServer({ web: 1, engine: 'sqlite' });
  const crowd = await openCrowd(server, kills);
  for (let round = 0; round < kills; round += 1) {
    const going = crowdIn(crowd, round);
    await acknowledged(crowd, 3 * (round + 1));
    await pause((round * 7) % 50);
    crowd.isOver = true;
    await server.kill();
    await going;
    await server.restart();
  }
  expect(crowd.bought.length).toBeGreaterThanOrEqual(3 * kills);
  await expectKept(server, crowd);
});

/** Mostly one of the four web processes, and in turn the database's server and all of them. */
const victims = ['web', 'web', 'database', 'web', 'all'] as const;

test('of four processes one, all, or their database is killed, and the others go on with what it began', async () => {
  const kills = asked ?? 5;
  test.setTimeout(60_000 + kills * 30_000);
  server = await startServer({ web: 4, engine: 'postgres' });
  const crowd = await openCrowd(server, kills);
  for (let round = 0; round < kills; round += 1) {
    const going = crowdIn(crowd, round);
    const before = crowd.bought.length;
    await acknowledged(crowd, before + 3);
    await pause((round * 7) % 50);
    await strike(server, victims[round % victims.length] ?? 'web', round);
    await acknowledged(crowd, before + 6);
    crowd.isOver = true;
    await going;
  }
  await expectKept(server, crowd);
});

async function strike(server: Server, victim: (typeof victims)[number], round: number): Promise<void> {
  if (victim === 'database') return server.crashDatabase();
  if (victim === 'all') {
    await server.kill();
    return server.restart();
  }
  const running = server.webProcesses();
  process.kill(running[round % running.length] ?? 0, 'SIGKILL');
}
