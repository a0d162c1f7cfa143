import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['properties/**/*.test.ts'],
    globalSetup: ['properties/selection.ts'],
    testTimeout: 600_000,
    maxWorkers: 2,
  },
});
