import { expect, test } from 'vitest';
import { isCalledOff } from './losses';

const four = { threshold: 4, members: 3, lost: 1, tolerance: 1 };

test.each([
  { says: 'one of four may be missing where the deal tolerates one', change: {}, is: false },
  { says: 'two may not', change: { members: 2, lost: 2 }, is: true },
  { says: 'nobody may where it tolerates none', change: { tolerance: 0 }, is: true },
  {
    says: 'any number may where nothing is said',
    change: { tolerance: undefined, members: 1, lost: 3 },
    is: false,
  },
  { says: 'a place taken by somebody else is not missing', change: { members: 4, tolerance: 0 }, is: false },
  {
    says: 'who left of their own will does not count',
    change: { members: 2, lost: 0, tolerance: 0 },
    is: false,
  },
])('$says', ({ change, is }) => {
  expect(isCalledOff({ ...four, ...change })).toBe(is);
});
