import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHarness } from './harness-page.ts';
import { referenceNames } from '../fixtures/reference-files.ts';

// Truth, in a browser: at every site of every reference network, what the engine records is what PyTorch computes, and
// so is every part of the output, of which it is the sum.
const tolerances = { webgl: 1e-3, webgpu: 1e-3, wasm: 1e-4 };
const sumTolerances = { webgl: 1e-4, webgpu: 1e-4, wasm: 5e-6 };
const partTolerance = 1e-4;

let page: Page;
beforeAll(async () => {
  page = await openHarness();
});
afterAll(() => page.close());

describe.each(['webgl', 'webgpu', 'wasm'] as const)('On %s', (backend) => {
  beforeAll(async () => {
    const report = await page.evaluate((name) => window.harness.start(name), backend);
    expect(report).toMatchObject({ running: backend, precision: 'float32' });
  });

  test.each(referenceNames)('every site of %s agrees with PyTorch', async (name) => {
    const errors = Object.entries(await page.evaluate((which) => window.harness.errors(which), name));
    expect(errors.length).toBeGreaterThan(15);
    expect(errors.filter(([, error]) => !(error < tolerances[backend]))).toEqual([]);
  });

  test.each(referenceNames)('the parts of the output of %s add up and agree with PyTorch', async (name) => {
    const errors = await page.evaluate((which) => window.harness.contributionErrors(which), name);
    expect(errors['plain']).toBeDefined();
    for (const [edits, { sums, parts }] of Object.entries(errors)) {
      const off = [
        ...Object.entries(sums).filter(([, error]) => !(error <= sumTolerances[backend])),
        ...Object.entries(parts).filter(([, error]) => !(error <= partTolerance)),
      ];
      expect(off, edits).toEqual([]);
    }
  });
});
