import { answerLine } from './answer';
import { violationsOf } from './check-answer';
import { hostileRequest } from './hostile';
import { plausibleRequest } from './plausible';

/** `node scripts/engine/run.mjs rules-check 10000`: three requests of ordinary venues, then a hostile one, and every rule their answers break. */
const requests = Number(process.argv[3] ?? process.argv[2] ?? 10_000) || 10_000;
const broken = new Map<string, number>();
const discounted = { plausible: 0, hostile: 0 };
for (let seed = 1; seed <= requests; seed += 1) {
  const kind = seed % 4 === 0 ? 'hostile' : 'plausible';
  const asked = kind === 'hostile' ? hostileRequest(seed) : plausibleRequest(seed);
  const line = answerLine(JSON.stringify(asked));
  if (/"discountPct":\[[^\]]*[1-9]/.test(line)) discounted[kind] += 1;
  for (const code of violationsOf(asked, line)) {
    broken.set(code, (broken.get(code) ?? 0) + 1);
    if ((broken.get(code) ?? 0) <= 3) process.stdout.write(`${code} at seed ${seed}\n`);
  }
}
const share = (100 * (discounted.plausible + discounted.hostile)) / requests;
process.stdout.write(
  `${requests} requests, ${share.toFixed(1)} % of schedules with a discount (${discounted.plausible} of ordinary venues, ` +
    `${discounted.hostile} hostile), violations: ${[...broken].map(([code, count]) => `${code} ${count}`).join(', ') || 'none'}\n`,
);
