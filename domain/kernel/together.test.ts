import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { together } from './together';

test('answers come in the order of the questions, whichever comes first', async () => {
  const late = pause(5, 'late');
  expect(await together([late, 'at once', Promise.resolve(3)])).toEqual(['late', 'at once', 3]);
});

test('what went wrong first is told, and nothing goes on behind the back of who was told', async () => {
  let isDone = false;
  const slow = pause(20).then(() => {
    isDone = true;
  });
  const because = pause(10).then(() => Promise.reject(new Error('the rest was undone')));
  const asked = together([because, slow, Promise.reject(new Error('the reason'))]);
  await expect(asked).rejects.toThrow('the reason');
  expect(isDone).toBe(true);
});
