import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build.ts'],
    // All cores: left to itself it would leave one idle, which is half of a small machine.
    maxWorkers: '100%',
    // A limit is for what hangs: a machine that is shared may stand still for minutes.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    // What is waited for comes when the machine has time for it.
    expect: { poll: { timeout: 300_000 } },
  },
});
