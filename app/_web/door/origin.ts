const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a write comes from one of our own pages. Browsers say so themselves in `Origin` and `Sec-Fetch-Site`;
 * where both are missing no browser of this decade asks, and only a request without a session may pass.
 */
export function comesFromUs(headers: Headers, given: { appUrl: string; hasSession: boolean }): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = headers.get('origin');
  if (origin === null) return site !== null || !given.hasSession;
  // A page with `Referrer-Policy: no-referrer` posts as "null"; only the browser can write `same-origin`.
  if (origin === 'null') return site === 'same-origin';
  return isOurs(origin, given.appUrl);
}

/** The address people type; on one's own machine under any of its names. */
export function isOurs(url: string, appUrl: string): boolean {
  const ours = new URL(appUrl);
  const theirs = URL.canParse(url) ? new URL(url) : null;
  if (!theirs) return false;
  if (theirs.origin === ours.origin) return true;
  return (
    theirs.protocol === ours.protocol &&
    theirs.port === ours.port &&
    loopback.has(theirs.hostname) &&
    loopback.has(ours.hostname)
  );
}
