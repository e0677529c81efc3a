import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { well } from '../people/api';
import { acknowledged, type Crowd, crowdIn, expectKept, openCrowd } from './crowd';
import { type Server, startServer } from './server';

/** `SOAK_KILLS` asks for more, of each of the two. */
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
    if (round % 2 === 0) await cutAtMoment(server, crowd);
    else await cutAnywhere(() => server?.kill(), round);
    crowd.isOver = true;
    await going;
    await server.restart();
  }
  expect(crowd.bought.length).toBeGreaterThanOrEqual(3 * kills);
  await expectKept(server, crowd);
});

/** Mostly one of the four web processes, at some moment or at a named one, and in turn the database's server and all of them. */
const victims = ['moment', 'web', 'database', 'moment', 'all'] as const;

test('of four processes one, all, or their database is killed, and the others go on with what it began', async () => {
  const kills = asked ?? 5;
  test.setTimeout(60_000 + kills * 30_000);
  server = await startServer({ web: 4, engine: 'postgres' });
  const crowd = await openCrowd(server, kills);
  for (let round = 0; round < kills; round += 1) {
    const going = crowdIn(crowd, round);
    const before = crowd.bought.length;
    await acknowledged(crowd, before + 3);
    await strike(server, crowd, round);
    await acknowledged(crowd, before + 6);
    crowd.isOver = true;
    await going;
  }
  await expectKept(server, crowd);
});

async function strike(server: Server, crowd: Crowd, round: number): Promise<void> {
  const running = server.webProcesses();
  switch (victims[round % victims.length]) {
    case 'moment':
      return cutAtMoment(server, crowd);
    case 'database':
      return cutAnywhere(() => server.crashDatabase(), round);
    case 'all':
      await cutAnywhere(() => server.kill(), round);
      return server.restart();
    default:
      return cutAnywhere(() => process.kill(running[round % running.length] ?? 0, 'SIGKILL'), round);
  }
}

async function cutAnywhere(kill: () => unknown, round: number): Promise<void> {
  await pause((round * 7) % 50);
  await kill();
}

/** One process ends by itself at one moment after another, each time it has come there once more. @throws when none does in a minute. */
async function cutAtMoment(server: Server, crowd: Crowd): Promise<void> {
  const at = crowd.moments[crowd.cuts % crowd.moments.length];
  const times = 1 + (Math.floor(crowd.cuts / crowd.moments.length) % 8);
  crowd.cuts += 1;
  const before = server.webProcesses();
  well(await crowd.api.post('/test/crash', { at, times }));
  for (let look = 0; before.every((pid) => server.webProcesses().includes(pid)); look += 1) {
    if (look === 6_000) throw new Error(`No process came to the moment ${at} within a minute.`);
    await pause(10);
  }
}
