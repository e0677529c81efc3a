import { newId } from '@/domain/kernel/id';
import { minuteMs } from '@/domain/time/zone';
import { wiring } from '../context';
import { log } from '../door/log';
import { hasSessionCookie } from '../session';
import type { KeptPage } from './lending';
import { stillHtml } from './still-html';

type Kept = { readonly page: Promise<KeptPage | null>; size: number };
/** Pages of one truth: those of an older one are of no use to anybody. */
type Shelf = { truth: string; readonly pages: Map<string, Kept>; size: number };

const shared = globalThis as typeof globalThis & { offpeakShelf?: Shelf };
shared.offpeakShelf ??= { truth: '', pages: new Map(), size: 0 };
const shelf = shared.offpeakShelf;
/** Letters, of two bytes each where a page has a euro sign: 32 MB, some 400 pages. */
const sizeMost = 16_000_000;
/** Of milliseconds. Everybody who asks for the page waits for it; beyond this each gets one made for them. */
const makingMost = 10_000;
const isStill = /^\/(deals(\/[\w%.~-]+)?|venues\/[\w%.~-]+)?$/;
const formKeys = /name="idempotencyKey" value="key_[^"]*"/g;
/** Our own request for a page that is to be kept; nobody else knows its value. */
const askedByUs = 'x-offpeak-keeps';

/**
 * The page of this address, made once for as long as no row has changed and the minute is the same. Null for what is personal, or
 * may move: then it is made for whoever asks. What is said is never older than the request: which rows it was made of is asked
 * first. Why: docs/decisions/017-kept-pages.md.
 */
export async function keptPage(request: Request): Promise<KeptPage | null> {
  const { pathname, search } = new URL(request.url);
  const origin = process.env.__NEXT_PRIVATE_ORIGIN;
  if (request.method !== 'GET' || !isStill.test(pathname) || !origin) return null;
  if (!request.headers.get('accept')?.includes('text/html')) return null;
  if (search.includes('refused=') || search.length > 500) return null;
  const world = await wiring();
  if (hasSessionCookie(request.headers, world.settings)) return null;
  const ours = world.secrets.hash('kept-pages', 'ask');
  if (request.headers.get(askedByUs) === ours) return null;
  const truth = `${await world.store.version()} ${Math.floor(world.clock.now() / minuteMs)}`;
  if (shelf.truth !== truth) clear(truth);
  const address = pathname + search;
  return shelf.pages.get(address)?.page ?? keep(address, make(`${origin}${address}`, ours));
}

function clear(truth: string): void {
  shelf.pages.clear();
  shelf.size = 0;
  shelf.truth = truth;
}

function keep(address: string, made: Promise<KeptPage | null>): Promise<KeptPage | null> {
  const page = made.catch((error) => {
    log.warn({ err: error, address }, 'a page could not be kept');
    return null;
  });
  const kept: Kept = { page, size: 0 };
  shelf.pages.set(address, kept);
  void page.then((done) => {
    if (shelf.pages.get(address) !== kept) return;
    kept.size = 1_000 + (done ? done.html().length : 0);
    shelf.size += kept.size;
    for (const [oldest, row] of shelf.pages) {
      if (shelf.size <= sizeMost) break;
      drop(oldest, row);
    }
  });
  return page;
}

function drop(address: string, kept: Kept): void {
  shelf.pages.delete(address);
  shelf.size -= kept.size;
}

/** Asks this very server for the page, as a guest. */
async function make(url: string, ours: string): Promise<KeptPage | null> {
  const answer = await fetch(url, {
    redirect: 'manual',
    signal: AbortSignal.timeout(makingMost),
    headers: { accept: 'text/html', 'accept-encoding': 'identity', [askedByUs]: ours },
  });
  const html = stillHtml(await answer.text());
  if (answer.status !== 200 || html === null) return null;
  const link = answer.headers.get('link')?.replace(/; nonce="[^"]*"/g, '') ?? null;
  return {
    html: () => html.replace(formKeys, () => `name="idempotencyKey" value="${newId('key')}"`),
    link,
  };
}
