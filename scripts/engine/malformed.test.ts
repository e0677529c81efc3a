import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type Generator, seeded } from '../../domain/forecast/chance/generator';
import { answerLine } from './answer';
import { violationsOf } from './check-answer';
import { plausibleRequest } from './plausible';

const odd: readonly unknown[] = [
  null,
  '',
  'x'.repeat(300),
  -1,
  0.5,
  1e308,
  -1e308,
  true,
  [],
  [[]],
  {},
  [null],
  ['1'],
  { length: 3 },
];
const oneOf = <Value>(values: readonly Value[], chance: Generator) =>
  values[Math.floor(chance() * values.length)];

/** Puts something odd at a random place of a value, or takes the place away. */
function spoilt(value: unknown, chance: Generator): unknown {
  if (typeof value !== 'object' || value === null || chance() < 0.15) return oneOf(odd, chance);
  if (Array.isArray(value)) {
    const at = Math.floor(chance() * value.length);
    if (chance() < 0.3) return value.slice(0, at);
    return value.map((part, index) => (index === at ? spoilt(part, chance) : part));
  }
  const entries = Object.entries(value);
  const name = oneOf(entries, chance)?.[0];
  const kept = chance() < 0.3 ? entries.filter(([own]) => own !== name) : entries;
  return Object.fromEntries(kept.map(([own, part]) => [own, own === name ? spoilt(part, chance) : part]));
}

type Answer = { requestId: unknown; error?: { code: string; message: string }; discountPct?: number[] };
const asked = (seed: number) => plausibleRequest(seed, { slotsPerDay: 6, weeks: 4, dealWeeks: 1 });

describe('a request that is not one', () => {
  it('gets an error with its code, or a schedule, wherever it was spoilt', () => {
    const chance = seeded(404);
    const codes = new Set<string>();
    for (let seed = 1; seed <= 300; seed += 1) {
      const line = JSON.stringify(spoilt(asked(seed), chance));
      const answer = JSON.parse(answerLine(line)) as Answer;
      if (!answer.error) expect(answer.discountPct?.every((percent) => percent >= 0)).toBe(true);
      else codes.add(answer.error.code);
    }
    expect([...codes].sort()).toEqual(['E_ID', 'E_LENGTH', 'E_SCHEMA']);
  });

  it('is not JSON when cut off anywhere', () => {
    const whole = JSON.stringify(asked(3));
    for (let at = 0; at < whole.length; at += 97)
      expect((JSON.parse(answerLine(whole.slice(0, at))) as Answer).error?.code).toBe('E_JSON');
  });

  it('is answered in its turn by a process that lives on', () => {
    const good = { ...asked(5), requestId: 'a\u2028line' };
    const lines = [
      '',
      '{',
      JSON.stringify(good),
      '[1',
      'NaN',
      '['.repeat(200_000),
      `\u0000`,
      JSON.stringify(asked(6)),
    ];
    const { stdout, status } = spawnSync(process.execPath, ['scripts/engine/run.mjs', 'engine'], {
      input: `${lines.join('\n')}\r\n`,
      encoding: 'utf8',
    });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer);
    expect(status).toBe(0);
    expect(answers.map(({ error }) => error?.code ?? 'none')).toEqual([
      'E_JSON',
      'E_JSON',
      'none',
      'E_JSON',
      'E_JSON',
      'E_JSON',
      'E_JSON',
      'none',
    ]);
    expect(answers[2]?.requestId).toBe('a\u2028line');
    expect(violationsOf(asked(6), JSON.stringify(answers[7]))).toEqual([]);
  });
});
