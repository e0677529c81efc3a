/** The same on every answer, files included. */
export const fixedHeaders = Object.entries({
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy':
    'camera=(self), geolocation=(self), microphone=(), payment=(self "https://js.stripe.com"), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
});

/** An answer of the API may load nothing, is kept by nobody and found by nobody. What differs per page is set in proxy.ts. */
export const apiHeaders = Object.entries({
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex',
});
