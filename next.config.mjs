import { fileURLToPath } from 'node:url';

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
};
