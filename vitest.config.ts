import { mergeConfig } from 'vitest/config';
import vite from './vite.config.ts';

const browserTests = 'test/**/*.browser.test.ts';
const engineTests = 'test/**/*.engines.test.ts';
// Whole commands in processes of their own, the shipped weights on all of Set5, what waits for real time or fills a heap,
// other engines, and what starts threads of Node: from within Vitest's own threads, in which the unit tests run, these have
// hung.
const integrationTests = [
  'test/cli/**/*.test.ts',
  'test/weights/**/*.test.ts',
  'test/engine/kernels/threads.test.ts',
  'test/engine/backends.test.ts',
  'test/engine/client.test.ts',
  'test/engine/heap.test.ts',
  'test/training/memory.test.ts',
  'test/training/start-backend.test.ts',
  'test/bench/worker/runners.test.ts',
];

// Four projects: `unit` is quick; `integration` runs what a reader types in a terminal; `browser` drives a real
// Chromium over the built page; `engines` sees that what matters works in Firefox and WebKit too. All run in Node.
export default mergeConfig(vite, {
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [browserTests, engineTests, ...integrationTests],
          setupFiles: 'test/setup.ts',
          pool: 'threads',
          // Two threads load TF.js, Svelte and D3 once each, not every test file.
          isolate: false,
          // Vitest leaves a core free by default; on two cores that doubles the wait.
          maxWorkers: '100%',
          // A test that hangs ends; one that a busy machine delays does not.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: integrationTests,
          maxWorkers: '100%',
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [browserTests],
          globalSetup: 'test/browser/global-setup.ts',
          // All files of a worker share its connection to the Chromium of the run, a warm context and an engine in Node.
          isolate: false,
          maxWorkers: 2,
          // Nothing fails because the machine is busy.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          include: [engineTests],
          globalSetup: 'test/engines/global-setup.ts',
          // The browsers are started once, by the one worker; WebKit's driver has one session at a time.
          isolate: false,
          maxWorkers: 1,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
