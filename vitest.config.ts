import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// The sources run as they are: the `source` condition points the `#…` imports at the TypeScript files.
export default defineConfig({
  resolve: {
    conditions: ['source'],
    // One graphql-js for us and for the packages that `require` it: its two builds refuse each other's schemas.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', 'dist'],
    globalSetup: ['testkit/compiled/compile.ts'],
    setupFiles: ['testkit/client/setup.ts'],
    environment: 'node',
    env: { APOLLO_TELEMETRY_DISABLED: '1' },
    pool: 'forks',
    // Nothing of ours is kept in globals, so the files of one worker share the modules, which take seconds to load.
    isolate: false,
    // Stories wait for disks and sockets more than for processors.
    maxWorkers: Math.max(3, availableParallelism()),
    // For what hangs: machines that pause now and then have needed half of it.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
