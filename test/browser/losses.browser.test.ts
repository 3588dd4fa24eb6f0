import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHarness } from './harness-page.ts';
import type { LossKind } from './harness/losses.ts';

const small = 'g2b2c8r4-x2-3ch-7x9';

/** What starts within a second, oftener than what takes several in software. */
const often: readonly LossKind[] = ['wasm', 'pictures', 'measuring', 'webgl'];

/** Fifty losses in no order: the same each time. */
const losses: readonly LossKind[] = Array.from({ length: 50 }, (_, i) =>
  i % 7 === 3 ? 'webgpu' : often[((i * i * 5 + i) % 11) % often.length]!,
);

let page: Page;
beforeAll(async () => {
  page = await openHarness();
});
afterAll(() => page.close());

test('What is lost fifty times, in any order, comes back each time with the same numbers', async () => {
  const { recovered } = await page.evaluate(([kinds, name]) => window.harness.losses(kinds, name), [
    losses,
    small,
  ] as const);
  expect(recovered.map(({ kind }) => kind)).toEqual(losses);
});
