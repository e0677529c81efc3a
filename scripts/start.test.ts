import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';

it('a wrong setting ends the start before anything is built, with one sentence', () => {
  const { status, stdout, stderr } = start({ PORT: 'banana' });
  expect(status).toBe(1);
  expect(stderr).toBe('offpeak: PORT should be a port number from 1 to 65535.\n');
  expect(stdout).toBe('');
});

it('a port somebody listens on ends the start with one sentence', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const { status, stderr } = start({ PORT: port, HOST: '127.0.0.1', APP_SECRET: 'x'.repeat(32) });
  expect(status).toBe(1);
  expect(stderr).toBe(
    `offpeak: PORT should be free to listen on, but 127.0.0.1:${port} is not (EADDRINUSE).\n`,
  );
  other.close();
});

it.each([
  {
    args: ['--web', 'many'],
    says: '--web should be followed by a number of processes from 1 to 64.',
  },
  {
    args: ['--web', '4'],
    says: '--web 4 needs PostgreSQL: a SQLite file has one writer. Set DATABASE_URL, or leave --web out.',
  },
])('what several web processes cannot do is said at once: $args', ({ args, says }) => {
  const { status, stderr } = start({ DATABASE_URL: 'file:./data/never-opened.db' }, args);
  expect(status).toBe(1);
  expect(stderr).toBe(`offpeak: ${says}\n`);
});

function start(env: Record<string, string>, args: readonly string[] = []) {
  return spawnSync(process.execPath, ['scripts/start.mjs', ...args], {
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...env },
    encoding: 'utf8',
    timeout: 20_000,
  });
}
