import { describe, expect, it } from 'vitest';
import { fakeClock } from './fake';
import type { Clock } from './port';
import { settableClock, settingAt } from './settable';
import { systemClock } from './system';

const noon = Date.UTC(2027, 2, 2, 12);
const clocks: [string, () => Clock][] = [
  ['fake', () => fakeClock(noon)],
  ['system', systemClock],
  ['settable, never set', () => settableClock(null)],
  ['settable, started at an instant', () => settableClock(settingAt(noon))],
];

describe.each(clocks)('%s', (_name, make) => {
  it('tells whole milliseconds', () => {
    expect(Number.isSafeInteger(make().now())).toBe(true);
  });
  it('does not go back by itself', () => {
    const clock = make();
    const first = clock.now();
    expect(clock.now()).toBeGreaterThanOrEqual(first);
  });
});

describe('the clock of a server under test control', () => {
  it('stands still when told so', async () => {
    const clock = settableClock(null);
    clock.follow(settingAt(noon, false));
    await new Promise((done) => setTimeout(done, 5));
    expect(clock.now()).toBe(noon);
    expect(clock.isRunning()).toBe(false);
  });
  it('goes on from the instant it was told', async () => {
    const clock = settableClock(null);
    clock.follow(settingAt(noon, true));
    await new Promise((done) => setTimeout(done, 5));
    expect(clock.now()).toBeGreaterThan(noon);
    expect(clock.now()).toBeLessThan(noon + 5_000);
  });
  it('may be set back', () => {
    const clock = settableClock(settingAt(noon));
    clock.follow(settingAt(noon - 86_400_000, false));
    expect(clock.now()).toBe(noon - 86_400_000);
  });
});
