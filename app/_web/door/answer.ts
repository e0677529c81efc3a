import { createHash } from 'node:crypto';
import { sentenceOf } from '@/components/words/refusals';
import type { Refusal } from '@/domain/kernel/refusal';
import type { Context } from '@/usecases/context';
import { localPath } from '@/usecases/pieces.input';
import { flashOf } from '../flash';
import { statusOf } from '../statuses';
import type { Said } from './once';
import { isOurs } from './origin';
import { outward } from './outward';

const titles: Readonly<Record<number, string>> = {
  400: 'Malformed',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'The state does not allow it',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Refused by a rule',
  429: 'Too many requests',
  500: 'Our mistake',
  503: 'Busy',
};

export function say(status: number, value: unknown): Said {
  return { status, body: status === 204 ? '' : JSON.stringify(value ?? {}), refusal: null };
}

/** RFC 9457, with the refusal's data beside the code. */
export function sayRefusal(refusal: Refusal): Said {
  const status = statusOf(refusal);
  const { code, ...data } = outward(refusal) as { code: string };
  const problem = {
    type: 'about:blank',
    title: titles[status],
    status,
    code,
    detail: sentenceOf(refusal),
    ...data,
  };
  return { status, body: JSON.stringify(problem), refusal };
}

export function ourMistake(requestId: string): Response {
  const detail = `Something went wrong on our side. Try again, and name ${requestId} if it happens again.`;
  const body = { type: 'about:blank', title: titles[500], status: 500, code: 'internal', detail };
  return jsonResponse({ status: 500, body: JSON.stringify(body), refusal: null }, requestId);
}

export function jsonResponse(said: Said & { replayed?: boolean }, requestId: string): Response {
  const isProblem = said.refusal !== null || said.status === 500;
  const headers = headersOf(requestId, said);
  if (said.status !== 204)
    headers.set('Content-Type', isProblem ? 'application/problem+json' : 'application/json');
  return new Response(said.status === 204 ? null : said.body, { status: said.status, headers });
}

/** JSON with a tag of what it says; who has it already hears only that it still holds. */
export function taggedResponse(
  { requestId }: Pick<Context, 'requestId'>,
  said: Said,
  asked: Headers,
): Response {
  const tag = `"${createHash('sha256').update(said.body).digest('base64url').slice(0, 22)}"`;
  const isKnown = (asked.get('if-none-match') ?? '').split(',').some((one) => one.trim() === tag);
  const response = isKnown ? new Response(null, { status: 304 }) : jsonResponse(said, requestId);
  response.headers.set('ETag', tag);
  response.headers.set('X-Request-Id', requestId);
  // It may be kept, and is asked for again before it is used.
  response.headers.set('Cache-Control', 'private, no-cache');
  return response;
}

/** A representation other than JSON, which the browser keeps under this name. Without `write` the value is its text. */
export type FileOf<Value> = {
  readonly type: string | ((value: Value) => string);
  readonly name: string | ((value: Value) => string);
  readonly write?: (value: Value) => string | Promise<Uint8Array>;
};

export async function fileResponse<Value>(
  { requestId }: Pick<Context, 'requestId'>,
  said: Said,
  { type, name, write = String }: FileOf<Value>,
): Promise<Response> {
  const value = JSON.parse(said.body) as Value;
  const headers = headersOf(requestId, said);
  headers.set('Content-Type', typeof type === 'string' ? type : type(value));
  const called = typeof name === 'string' ? name : name(value);
  headers.set('Content-Disposition', `attachment; filename="${called}"`);
  return new Response((await write(value)) as BodyInit, { headers });
}

type Outcome = {
  readonly said: Said & { replayed?: boolean };
  readonly page: string;
  readonly to: string | null;
};

/** Answers a form of a page without scripts: on to `to`, or back to its page with the refusal. */
export function formResponse(ctx: Context, { said, page, to }: Outcome): Response {
  const headers = headersOf(ctx.requestId, said);
  headers.set('Location', said.refusal ? backWith(ctx, page, said.refusal) : (to ?? page));
  return new Response(null, { status: 303, headers });
}

function backWith(ctx: Context, page: string, refusal: Refusal): string {
  if (refusal.reason === 'not-signed-in') return `/sign-in?next=${encodeURIComponent(page)}`;
  const back = new URL(page, ctx.appUrl);
  back.searchParams.set('refused', flashOf(ctx, refusal));
  return back.pathname + back.search;
}

/** The page of ours the form stood on: it says so itself where its address is kept from the referrer. */
export function pageOf(ctx: Context, request: Request, backTo?: unknown): string {
  const named = localPath.safeParse(backTo);
  const referer = request.headers.get('referer') ?? '';
  const fallback = isOurs(referer, ctx.appUrl) ? referer : '/';
  const page = new URL(named.success ? named.data : fallback, ctx.appUrl);
  page.searchParams.delete('refused');
  return page.pathname + page.search;
}

function headersOf(requestId: string, said: Said & { replayed?: boolean }): Headers {
  const headers = new Headers({ 'X-Request-Id': requestId, 'Cache-Control': 'private, no-store' });
  if (said.replayed) headers.set('Idempotent-Replayed', 'true');
  const wait = retryAfter(said);
  if (wait !== null) headers.set('Retry-After', String(wait));
  if (said.status === 401) headers.set('WWW-Authenticate', 'Bearer');
  return headers;
}

function retryAfter({ status, refusal }: Said): number | null {
  if (refusal && 'retryAfterSeconds' in refusal) return refusal.retryAfterSeconds;
  return status === 503 || refusal?.reason === 'idempotency-key-in-use' ? 1 : null;
}
