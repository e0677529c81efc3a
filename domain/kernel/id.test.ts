import { afterEach, expect, it, vi } from 'vitest';
import { newId } from './id';

afterEach(() => vi.useRealTimers());

it('is never the same twice, however many are made in one millisecond', () => {
  vi.useFakeTimers({ now: Date.UTC(2027, 2, 2) });
  const ids = new Set(Array.from({ length: 5_000 }, () => newId('order')));
  expect(ids.size).toBe(5_000);
  for (const id of ids) expect(id).toMatch(/^order_[0-9a-hjkmnp-tv-z]{32}$/);
});

it.each([1, 32, 1_000, 86_400_000, 40 * 365 * 86_400_000])(
  'sorts behind what was made %i ms before',
  (later) => {
    const now = Date.UTC(2027, 2, 2);
    vi.useFakeTimers({ now });
    const before = Array.from({ length: 50 }, () => newId('order'));
    vi.setSystemTime(now + later);
    const after = Array.from({ length: 50 }, () => newId('order'));
    expect(before.sort().at(-1)).toSatisfy((last: string) => after.every((id) => id > last));
  },
);
