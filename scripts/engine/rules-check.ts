import { answerLine } from './answer';
import { violationsOf } from './check-answer';
import { hostileRequest } from './hostile';

/** `node scripts/engine/run.mjs rules-check 10000`: random and hostile requests, and every rule their answers break. */
const requests = Number(process.argv[3] ?? process.argv[2] ?? 10_000) || 10_000;
const broken = new Map<string, number>();
let discounted = 0;
for (let seed = 1; seed <= requests; seed += 1) {
  const asked = hostileRequest(seed);
  const line = answerLine(JSON.stringify(asked));
  if (/"discountPct":\[[^\]]*[1-9]/.test(line)) discounted += 1;
  for (const code of violationsOf(asked, line)) {
    broken.set(code, (broken.get(code) ?? 0) + 1);
    if ((broken.get(code) ?? 0) <= 3) process.stdout.write(`${code} at seed ${seed}\n`);
  }
}
process.stdout.write(
  `${requests} requests, ${discounted} schedules with a discount, violations: ${[...broken].map(([code, count]) => `${code} ${count}`).join(', ') || 'none'}\n`,
);
