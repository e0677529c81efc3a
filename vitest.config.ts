import { defineConfig } from 'vitest/config';

const everything = ['**/*.test.ts', '**/*.test.tsx', '.ci/**/*.test.ts'];
const stored = ['db/**/*.test.ts', 'usecases/**/*.test.ts', 'scripts/testing/**/*.test.ts'];

/** Two projects: every unit test on SQLite, and whatever touches storage once more on PostgreSQL. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    exclude: ['node_modules/**', '.next/**', 'e2e/**', 'data/**'],
    setupFiles: ['scripts/testing/setup.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'sqlite', include: everything, env: { OFFPEAK_TEST_ENGINE: 'sqlite' } },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: stored,
          env: { OFFPEAK_TEST_ENGINE: 'postgres' },
          globalSetup: ['scripts/testing/cluster.mjs'],
        },
      },
    ],
  },
});
