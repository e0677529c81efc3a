import { describe, expect, it } from 'vitest';
import { answerLine } from './answer';
import { violationsOf } from './check-answer';
import { hostileRequest } from './hostile';
import { plausibleRequest } from './plausible';

const usual = hostileRequest(1);
const codeOf = (line: string) => (JSON.parse(answerLine(line)) as { error?: { code: string } }).error?.code;

describe('the engine others can judge', () => {
  it('breaks no rule in 150 requests of ordinary venues and 50 hostile ones, and does discount', () => {
    let discounted = 0;
    const broken = Array.from({ length: 200 }, (_, index) =>
      index % 4 === 3 ? hostileRequest(index + 1) : plausibleRequest(index + 1),
    ).flatMap((asked) => {
      const line = answerLine(JSON.stringify(asked));
      if (/"discountPct":\[[^\]]*[1-9]/.test(line)) discounted += 1;
      return violationsOf(asked, line).map((code) => `${code} ${asked.requestId}`);
    });
    expect(broken).toEqual([]);
    expect(discounted).toBeGreaterThan(70);
  }, 120_000);

  const faulty = [
    { says: 'a line that is not JSON', line: '{"schemaVersion":', code: 'E_JSON' },
    { says: 'another version', line: JSON.stringify({ ...usual, schemaVersion: 2 }), code: 'E_SCHEMA' },
    { says: 'a missing request id', line: JSON.stringify({ ...usual, requestId: undefined }), code: 'E_ID' },
    {
      says: 'an array of the wrong length',
      line: JSON.stringify({ ...usual, capacity: [1, 2, 3] }),
      code: 'E_LENGTH',
    },
    {
      says: 'levels that do not grow',
      line: JSON.stringify({ ...usual, rules: { ...usual.rules, levelsPct: [0, 20, 10] } }),
      code: 'E_LEVEL',
    },
    { says: 'a number alone', line: '42', code: 'E_SCHEMA' },
    {
      says: 'a week that is not a week',
      line: JSON.stringify({ ...usual, history: [null] }),
      code: 'E_SCHEMA',
    },
  ];
  it.each(faulty)('answers $says with $code', ({ line, code }) => {
    expect(codeOf(line)).toBe(code);
  });

  it('gives the same answer to the same request', () => {
    const line = JSON.stringify(hostileRequest(77));
    expect(answerLine(line)).toBe(answerLine(line));
  });

  const binding = [
    {
      says: 'a floor above the list price',
      change: { minContributionMinor: 1e9 },
      because: 'no-level-above-floor',
    },
    { says: 'no window a day', change: { maxWindowsPerDay: 0 }, because: 'no-window-fits' },
  ];
  it.each(binding)('names the rule that binds: $says', ({ change, because }) => {
    const asked = {
      ...usual,
      capacity: usual.capacity.map(() => 10),
      unit: { listPriceMinor: 6000, variableCostMinor: 1000, serviceSlots: 1 },
      commission: { newcomerBp: 0, returningBp: 0 },
    };
    const answer = JSON.parse(
      answerLine(
        JSON.stringify({
          ...asked,
          rules: { ...usual.rules, levelsPct: [0, 20], minContributionMinor: 0, ...change },
        }),
      ),
    ) as { binding: string };
    expect(answer.binding).toBe(because);
  });

  it('reads ten thousand weeks and a year of zeros', () => {
    const quiet = hostileRequest(8);
    const week = {
      fullPriceBookings: quiet.capacity.map(() => 0),
      published: { discountPct: quiet.capacity.map(() => 0) },
    };
    for (const weeks of [52, 10_000]) {
      const line = answerLine(
        JSON.stringify({ ...quiet, history: Array.from({ length: weeks }, () => week) }),
      );
      expect(violationsOf({ ...quiet, history: [] }, line)).toEqual([]);
    }
  });
});
