import { type NextRequest, NextResponse } from 'next/server';
import { allowedMethods } from './app/_web/door/arrival/allowed';
import { rememberCity, towardsChosenCity } from './app/_web/kept/chosen-city';
import { borrowKeptPage, type KeptPage } from './app/_web/kept/lending';

/**
 * Puts headers on every page and decides nothing but form: who may do what is the use case's business.
 * A page gets a policy with a nonce of its own, which Next reads from the request to mark its scripts. A page that is kept is
 * answered here, and runs no script. Of the API only what is refused for its method comes by; headers that do not vary are set as
 * a request arrives (`app/_web/door/arrival`).
 */
export async function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl;
  if (pathname.startsWith('/api/')) return refuseMethod(pathname);
  const home = towardsChosenCity(request);
  if (home) return home;
  const kept = await borrowKeptPage(request);
  if (kept) return rememberCity(request, keptAnswer(kept));
  const nonce = randomNonce();
  const policy = livePolicy(nonce);

  const passed = new Headers(request.headers);
  passed.set('x-nonce', nonce);
  passed.set('content-security-policy', policy);

  const response = NextResponse.next({ request: { headers: passed } });
  response.headers.set('content-security-policy', policy);
  if (!isPublicFile.test(pathname)) response.headers.set('cache-control', 'private, no-store');
  if (carriesASecret.test(pathname)) response.headers.set('referrer-policy', 'same-origin');
  if (isPrivate.test(pathname)) response.headers.set('x-robots-tag', 'noindex');
  return rememberCity(request, response);
}

/** No script runs on it, so its policy needs no nonce and is the strictest there is. */
function keptAnswer(page: KeptPage): NextResponse {
  const response = new NextResponse(page.html(), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy("'none'", "'self'"),
      'cache-control': 'private, no-store',
    },
  });
  if (page.link) response.headers.set('link', page.link);
  return response;
}

/** What no address of the API does is refused in the same form as everything else. */
function refuseMethod(pathname: string): NextResponse {
  const allowed = allowedMethods(pathname) ?? [];
  const detail = `This address takes ${allowed.join(', ')}.`;
  const problem = { type: 'about:blank', title: 'Method not allowed', status: 405, detail };
  const headers = { allow: allowed.join(', '), 'content-type': 'application/problem+json' };
  return new NextResponse(JSON.stringify({ ...problem, code: 'method-not-allowed' }), {
    status: 405,
    headers,
  });
}

/** Written out, for it is read without being run. */
export const config = {
  matcher: [
    '/((?!api/|_next/static|_next/image).*)',
    { source: '/api/:path*', has: [{ type: 'header', key: 'x-offpeak-refused' }] },
  ],
};

const isDevelopment = process.env.NODE_ENV === 'development';
const isPublicFile = /\.(svg|png|jpg|webp|avif|ico|woff2|wasm|webmanifest|txt|xml)$/;
/**
 * Pages whose address alone opens something: a voucher, an invitation, a link out of a mail. Other sites learn nothing of it;
 * our own forms must, for with `no-referrer` a browser posts them with `Origin: null` and they could not go back to their page.
 */
const carriesASecret = /^\/(my\/vouchers|vouchers|orders|checkout|invite|reset|verify)(\/|$)/;
const isPrivate = /^\/(my|vouchers|orders|checkout|merchant|admin|dev|sign-in|invite|reset|verify)(\/|$)/;

/** 128 random bits. */
function randomNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

/** Where cards are typed into Stripe's own form: its script, its frames, its bank pages. Nothing of it otherwise. */
const card =
  process.env.PAYMENTS !== 'builtin' && process.env.STRIPE_SECRET_KEY
    ? {
        scripts: ' https://js.stripe.com',
        calls: ' https://api.stripe.com',
        frames: 'https://js.stripe.com https://hooks.stripe.com',
      }
    : { scripts: '', calls: '', frames: "'none'" };

function livePolicy(nonce: string): string {
  const scripts = `'self'${card.scripts} 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'`;
  return pagePolicy(
    isDevelopment ? `${scripts} 'unsafe-eval'` : scripts,
    `'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
  );
}

/** Without upgrade-insecure-requests, which would break an installation on plain http. */
function pagePolicy(scripts: string, styles: string): string {
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    `style-src ${styles}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${card.calls}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    `frame-src ${card.frames}`,
    "worker-src 'self'",
    "manifest-src 'self'",
  ].join('; ');
}
