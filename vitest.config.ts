import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const everything = ['**/*.test.ts', '**/*.test.tsx', '.ci/**/*.test.ts'];
/** The demo city is planned without storage, in seconds: once is enough. */
const planned = ['db/scenes/downtown-san-francisco/{plan,life}.test.ts'];
const stored = ['db/**/*.test.ts', 'usecases/**/*.test.ts', 'scripts/testing/**/*.test.ts'];

/** What only one engine has: one writer; restarts, lost connections, deadlocks; moving to the other engine and back. */
const sqliteOnly = ['db/sqlite/**/*.test.ts'];
const postgresOnly = ['db/postgres/**/*.test.ts', 'usecases/moving.test.ts'];

/** Two projects: every unit test on SQLite, and whatever touches storage once more on PostgreSQL. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    exclude: ['node_modules/**', '.next/**', 'e2e/**', 'data/**'],
    setupFiles: ['scripts/testing/setup.ts'],
    pool: 'forks',
    // Loading our modules for every file anew costs twice what the tests do: files of a worker share them.
    isolate: false,
    // The runner leaves a core free by default; of two that is half the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: everything,
          exclude: postgresOnly,
          env: { OFFPEAK_TEST_ENGINE: 'sqlite' },
          globalSetup: ['scripts/testing/folder.mjs'],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: stored,
          exclude: [...planned, ...sqliteOnly],
          env: { OFFPEAK_TEST_ENGINE: 'postgres' },
          globalSetup: ['scripts/testing/cluster.mjs'],
        },
      },
    ],
  },
});
