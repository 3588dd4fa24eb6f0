import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mapSpectra } from '../../src/analysis/spectrum-meter.ts';
import { signal } from '../fixtures/signal.ts';
import { openHarness } from './harness-page.ts';

let page: Page;
beforeAll(async () => {
  page = await openHarness();
});
afterAll(() => page.close());

test.each([
  [5, 12, 17],
  [9, 200, 180],
])('The measuring thread finds the spectra of %i x %i x %i that Node finds', async (...size) => {
  const [channels, height, width] = size;
  const found = await page.evaluate((wanted) => window.harness.energies(...wanted), size);
  const data = Float32Array.from(signal(channels * height * width));
  const { energy } = mapSpectra({ channels, height, width, data });
  expect(found).toHaveLength(channels);
  energy.forEach((wanted, c) => expect(found[c]! / wanted).toBeCloseTo(1, 12));
});

test('Measuring stops when it is cancelled, and what is too small is refused with its reason', async () => {
  expect(await page.evaluate(() => window.harness.stoppedMeasuring())).toEqual({
    cancelled: 'AbortError',
    tooSmall: 'spectrum-too-small',
    portions: 1,
  });
});
