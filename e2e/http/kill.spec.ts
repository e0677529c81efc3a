import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { acknowledged, crowdIn, expectKept, openCrowd } from './crowd';
import { type Server, startServer } from './server';

/** `SOAK_KILLS` asks for more. */
const kills = Number(process.env.SOAK_KILLS ?? 25);
let server: Server | undefined;

test.afterEach(() => server?.end());

test('a server killed in the middle of buying loses nothing it acknowledged and leaves nothing half done', async () => {
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
