import { answerLine } from './answer';
import { plausibleRequest } from './plausible';

/** `node scripts/engine/run.mjs latency 60`: how long one answer takes for 7 × 48 slots, in CPU time of this process. */
const rounds = Number(process.argv[3] ?? 60) || 60;
const cases = [
  { says: 'first week, eight plain weeks', weeks: 8, dealWeeks: 0, bound: false },
  { says: 'eight plain weeks, six with deals', weeks: 14, dealWeeks: 6, bound: false },
  { says: 'the same with the upper bound', weeks: 14, dealWeeks: 6, bound: true },
  { says: 'a year of history, twelve weeks with deals', weeks: 52, dealWeeks: 12, bound: false },
];
for (const { says, weeks, dealWeeks, bound } of cases) {
  const lines = Array.from({ length: rounds }, (_, seed) =>
    JSON.stringify({
      ...plausibleRequest(seed + 1, { slotsPerDay: 48, weeks, dealWeeks }),
      wantUpperBound: bound,
    }),
  );
  for (const line of lines.slice(0, 8)) answerLine(line);
  const taken = lines.map(bestOfFive).sort((one, other) => one - other);
  const at = (share: number) => (taken[Math.floor(share * (taken.length - 1))] ?? 0).toFixed(1);
  process.stdout.write(
    `7 × 48 slots, ${says}: median ${at(0.5)} ms, nine in ten under ${at(0.9)} ms, most ${at(1)} ms\n`,
  );
}

/** Other work shares the machine: the quickest of five is the one it disturbed least. */
function bestOfFive(line: string): number {
  return Math.min(...Array.from({ length: 5 }, () => millisecondsOf(() => answerLine(line))));
}

function millisecondsOf(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
