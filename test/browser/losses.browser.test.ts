import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHarness } from './harness-page.ts';
import { fiftyLosses } from './harness/fifty-losses.ts';

const small = 'g2b2c8r4-x2-3ch-7x9';

let page: Page;
beforeAll(async () => {
  page = await openHarness();
});
afterAll(() => page.close());

test('What is lost fifty times, in any order, comes back each time with the same numbers', async () => {
  const { recovered } = await page.evaluate(([kinds, name]) => window.harness.losses(kinds, name), [
    fiftyLosses,
    small,
  ] as const);
  expect(recovered.map(({ kind }) => kind)).toEqual(fiftyLosses);
});
