import { defineConfig } from 'vitest/config';

/** Tests that spawn programs many times, play whole sessions or read whole corpora: `npm run test:slow`. */
const slow = ['test/cli/**', 'test/pack/**', 'test/bench/**', 'test/readme/**', 'test/contract/**', 'test/proposal/{robust,differential,places}.test.ts', 'test/commands/many.test.ts', 'test/scaffold/bring-in.test.ts'];
const shared = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'fast', include: ['test/**/*.test.ts'], exclude: slow } },
      { test: { ...shared, name: 'slow', include: slow.map((path) => path.replace(/\*\*$/u, '**/*.test.ts')) } },
    ],
  },
});
