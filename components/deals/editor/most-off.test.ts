import { expect, test } from 'vitest';
import { mostPercentOff } from './most-off';

test.each([
  { says: 'half off leaves exactly the floor', listMinor: 6000, floorMinor: 3000, tierPercent: 0, most: 50 },
  { says: 'a group takes its part first', listMinor: 6000, floorMinor: 3000, tierPercent: 10, most: 44 },
  {
    says: 'a floor above the list price leaves nothing',
    listMinor: 6000,
    floorMinor: 7000,
    tierPercent: 0,
    most: 0,
  },
  { says: 'without a floor everything', listMinor: 6000, floorMinor: 0, tierPercent: 0, most: 100 },
])('$says', ({ most, ...asked }) => {
  expect(mostPercentOff(asked)).toBe(most);
});
