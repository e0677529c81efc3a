import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
export default {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  experimental: { agentUpgrade: false },
  devIndicators: false,
};
