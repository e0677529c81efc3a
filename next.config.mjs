import { fileURLToPath } from 'node:url';

/** The same on every answer, files included; what differs per request is set in proxy.ts. */
const headers = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy':
    'camera=(self), geolocation=(self), microphone=(), payment=(self "https://js.stripe.com"), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/** @type {import('next').NextConfig} */
export default {
  agentRules: false,
  poweredByHeader: false,
  /** Read from disk where it is asked for; nobody else loads it. */
  serverExternalPackages: ['stripe', 'pdfkit'],
  reactStrictMode: true,
  typedRoutes: false,
  /** Types are checked by `npm test`; whoever starts it need not wait for that again. */
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  experimental: { agentUpgrade: false },
  devIndicators: false,
  headers: async () => [
    { source: '/:path*', headers: Object.entries(headers).map(([key, value]) => ({ key, value })) },
  ],
};
