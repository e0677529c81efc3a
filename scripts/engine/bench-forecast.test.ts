import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('where the data is absent only the set that may ship is measured, and the output says so', () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['scripts/engine/run.mjs', 'bench-forecast', '--data', '/nowhere', '--series', '1'],
    { encoding: 'utf8' },
  );
  expect(status).toBe(0);
  expect(stdout).toContain('/nowhere/demand is not there: only the set that may ship');
  expect(stdout).toMatch(/restaurants .*: not measured/);
  expect(stdout).toMatch(/fitness parks: 1 series, \d+ slot-weeks; mean absolute error .* 80 % bands held/);
  expect(stdout).toMatch(/hair salon: not measured/);
});
