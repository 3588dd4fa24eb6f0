import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { referenceNames } from '../fixtures/reference-files.ts';
import { openHarness } from './harness-page.ts';

/** Of a gradient's largest absolute value. */
const tolerance = 1e-3;

let page: Page;
beforeAll(async () => {
  page = await openHarness();
});
afterAll(() => page.close());

describe.each(['webgl', 'webgpu'] as const)('On %s', (backend) => {
  test.each(referenceNames)('every gradient of %s agrees with PyTorch', async (name) => {
    const { errors, leaked } = await page.evaluate(
      ([where, which]) => window.harness.gradients(where, which),
      [backend, name] as const,
    );
    expect(Object.keys(errors).length).toBeGreaterThan(20);
    expect(Object.entries(errors).filter(([, error]) => !(error <= tolerance))).toEqual([]);
    expect(leaked).toBe(0);
  });
});
