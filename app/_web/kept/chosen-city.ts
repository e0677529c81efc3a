import { type NextRequest, NextResponse } from 'next/server';

/** Pages that are about a city, the one in their address. */
const isOfCity = /^\/(deals)?$/;
const cookie = 'city';
const yearSeconds = 365 * 24 * 3_600;

/** To whoever chose a city before, and comes without one: on to its page. Its address says which, so that one page serves all. */
export function towardsChosenCity({ method, nextUrl, cookies }: NextRequest): NextResponse | null {
  const chosen = cookies.get(cookie)?.value;
  if (!chosen || method !== 'GET' || !isOfCity.test(nextUrl.pathname) || nextUrl.searchParams.has('city'))
    return null;
  const there = nextUrl.clone();
  there.searchParams.set('city', chosen.slice(0, 80));
  return NextResponse.redirect(there);
}

/** The city of this address is the one chosen; an empty one forgets the choice. A cookie is set by choosing alone. */
export function rememberCity({ method, nextUrl, cookies }: NextRequest, answer: NextResponse): NextResponse {
  const chosen = nextUrl.searchParams.get('city')?.slice(0, 80);
  const isChoice = method === 'GET' && isOfCity.test(nextUrl.pathname) && chosen !== undefined;
  if (!isChoice || chosen === (cookies.get(cookie)?.value ?? '')) return answer;
  const secure = process.env.APP_URL?.startsWith('https:') ?? false;
  answer.cookies.set(cookie, chosen, {
    ...{ path: '/', httpOnly: true, sameSite: 'lax', secure },
    maxAge: chosen === '' ? 0 : yearSeconds,
  });
  return answer;
}
