/** The line of `StandsStill`: whatever carries it needs no script of the framework's. */
const standsStill = 'self.__next_s={length:1,';
const scripts = /<script\b(?![^>]*application\/ld\+json)[^>]*>[\s\S]*?<\/script>/g;
const preloads = /<link rel="preload" as="script"[^>]*>/g;
const nonces = / nonce="[^"]*"/g;

/**
 * A page that stands still without the scripts that would not run on it: half of its bytes, and a policy without a nonce will do.
 * Those it names are fetched for the next page, when the browser has time. Null for any other page.
 */
export function stillHtml(html: string): string | null {
  if (!html.includes(standsStill)) return null;
  const named = [...html.matchAll(/<script src="([^"]+)"(?![^>]*noModule)/g)].map(([, src]) => src);
  const later = [...new Set(named)].map((src) => `<link rel="prefetch" as="script" href="${src}"/>`).join('');
  return html
    .replace(scripts, '')
    .replace(preloads, '')
    .replace(nonces, '')
    .replace('</body>', () => `${later}</body>`);
}
