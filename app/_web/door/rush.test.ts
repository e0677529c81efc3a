import { expect, it } from 'vitest';
import { inTime, whileRoom } from './rush';

it('lets in what it can serve and tells the others when to come again, not all at once', async () => {
  let open = () => {};
  const door = new Promise<void>((resolve) => {
    open = resolve;
  });
  const turned: number[] = [];
  const visits = Array.from({ length: 300 }, () =>
    whileRoom(
      () => door.then(() => 'served'),
      ({ refusal }) => {
        turned.push('retryAfterSeconds' in refusal ? refusal.retryAfterSeconds : 0);
        return 'turned away';
      },
    ),
  );
  open();
  const ends = await Promise.all(visits);
  expect(ends.filter((end) => end === 'served')).toHaveLength(256);
  expect(turned).toHaveLength(44);
  expect(new Set(turned)).toEqual(new Set([1, 2, 3]));
  expect(
    await whileRoom(
      async () => 'served',
      () => 'turned away',
    ),
  ).toBe('served');
});

it('tells whoever waits too long to come again, and lets the work go on', async () => {
  const slow = Promise.withResolvers<string>();
  const told = inTime(slow.promise, ({ refusal }) => refusal.reason, 20);
  expect(await told).toBe('busy');
  slow.resolve('bought');
  expect(await slow.promise).toBe('bought');
  expect(await inTime(Promise.resolve('bought'), ({ refusal }) => refusal.reason)).toBe('bought');
});
