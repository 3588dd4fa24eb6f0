import { mergeConfig } from 'vitest/config';
import vite from './vite.config.ts';

const browserTests = 'test/**/*.browser.test.ts';

// Two projects: `unit` runs in Node alone; `browser` runs in Node too and drives a real Chromium over the built page.
export default mergeConfig(vite, {
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [browserTests],
          // Vitest leaves a core free by default; on two cores that doubles the wait.
          maxWorkers: '100%',
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browserTests],
          globalSetup: 'test/browser/global-setup.ts',
          // One file at a time: software WebGL takes every core, and tests of responsiveness need some.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
