// npm run grow -- --deals 100000 [--to file:./data/country.db | postgres://…]   fills an empty database, the same for the same number.
import { parseArgs } from 'node:util';
import { growCountry } from '@/db/scenes/country/grow';

const { values } = parseArgs({
  options: { deals: { type: 'string', default: '1000' }, to: { type: 'string' } },
});
const count = Number(values.deals);
const to = values.to ?? `file:./data/country-${count}.db`;
if (!Number.isInteger(count) || count < 1) {
  console.error('Say --deals and how many: 1000, 10000, 100000, 1000000.');
  process.exit(1);
}
const began = performance.now();
const { venues, cities } = await growCountry({ to, deals: count, now: Date.now() });
const seconds = ((performance.now() - began) / 1000).toFixed(0);
console.log(`${count} deals of ${venues} venues in ${cities} cities, in ${to}, made in ${seconds} s.`);
