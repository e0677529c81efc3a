// How much JavaScript each page sends, gzip, over an empty page of the same framework; fails above the limit.
// `npm run page-weight [-- http://localhost:3000]` asks a running server, by default the one on PORT; pages come from
// the list below, and `{deal}` and its like are the first link of that kind found on the home page and the list.
import { gzipSync } from 'node:zlib';
import { fail } from './toolchain.mjs';

/** A page without a client component under Next 16.4.5, measured here with this script: gzip bytes of its scripts. */
const emptyPage = 132_000;
const pages = [
  { path: '/', most: 20_000 },
  { path: '/deals', most: 20_000 },
  { like: /^\/deals\/[^/?#]+$/, most: 20_000 },
  { like: /^\/groups\/[^/?#]+$/, most: 20_000 },
  { path: '/sign-in', most: 20_000 },
];

const base = process.argv[2] ?? `http://localhost:${process.env.PORT ?? 3000}`;
const links = (await Promise.all(['/', '/deals'].map((path) => text(path)))).flatMap((html) =>
  [...html.matchAll(/href="(\/[^"]*)"/g)].map(([, href]) => href.replaceAll('&amp;', '&').split('?')[0]),
);
const sizes = new Map();
let heavy = 0;
for (const { path, like, most } of pages) {
  const found = path ?? links.find((href) => like.test(href));
  if (!found) {
    console.log(`${String(like).padEnd(36)} no such link found`);
    continue;
  }
  const over = (await weigh(found)) - emptyPage;
  if (over > most) heavy += 1;
  console.log(
    `${found.padEnd(36)}${kilo(over)} over an empty page, at most ${kilo(most)}${over > most ? '  TOO HEAVY' : ''}`,
  );
}
process.exit(heavy > 0 ? 1 : 0);

/** The scripts a page names, each once, as they travel. */
async function weigh(path) {
  const scripts = new Set(
    [...(await text(path)).matchAll(/(?:src|href)="([^"]+\.js)(?:\?[^"]*)?"/g)].map(([, src]) => src),
  );
  let sum = 0;
  for (const src of scripts) sum += await sizeOf(src);
  return sum;
}

async function sizeOf(src) {
  if (!sizes.has(src)) sizes.set(src, gzipSync(await text(src)).length);
  return sizes.get(src);
}

async function text(path) {
  const answer = await fetch(new URL(path, base)).catch(() =>
    fail(`nobody answers at ${base}; run npm start first.`),
  );
  return answer.ok ? answer.text() : '';
}

function kilo(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`.padStart(9);
}
