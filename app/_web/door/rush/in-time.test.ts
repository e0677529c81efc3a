import { expect, it } from 'vitest';
import { inTime } from './in-time';

it('tells whoever waits too long to come again, and lets the work go on', async () => {
  const slow = Promise.withResolvers<string>();
  const told = inTime(slow.promise, ({ refusal }) => refusal.reason, 20);
  expect(await told).toBe('busy');
  slow.resolve('bought');
  expect(await slow.promise).toBe('bought');
  expect(await inTime(Promise.resolve('bought'), ({ refusal }) => refusal.reason)).toBe('bought');
});
