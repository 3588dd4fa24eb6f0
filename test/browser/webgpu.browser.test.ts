import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHarness } from './harness-page.ts';

const small = 'g2b2c8r4-x2-3ch-7x9';

let page: Page;
beforeAll(async () => {
  page = await openHarness();
});
afterAll(() => page.close());

/** Both round, in another order; in float16 a number is rounded to 11 bits when it is read and when it is written. */
test.each([
  ['float32', 4e-6],
  ['float16', 1e-3],
] as const)(
  'Our kernels on WebGPU do in %s what TF.js does there, on any shape, and leave nothing behind',
  async (precision, tolerance) => {
    const { errors, leaked } = await page.evaluate((maps) => window.harness.webgpuKernels(maps), precision);
    expect(Object.keys(errors).length).toBeGreaterThan(80);
    expect(Object.entries(errors).filter(([, error]) => !(error < tolerance))).toEqual([]);
    expect(leaked).toBe(0);
  },
);

/** W_D z and its ReLU: in them large means cancel, and with them the digits that float16 keeps of maps. */
const cancels = (site: string): boolean => /conv_du\.[01]$/.test(site);

test('With feature maps in float16 every site agrees with PyTorch, up to what the self-check allows', async () => {
  for (const name of [small, 'g1b2c6r4-x3-1ch-11x5']) {
    const { errors, leaked } = await page.evaluate((which) => window.harness.halfErrors(which), name);
    const off = ([site, error]: [string, number]): boolean => !(error < (cancels(site) ? 3e-2 : 5e-3));
    expect(Object.entries(errors).filter(off)).toEqual([]);
    expect(leaked).toBe(0);
  }
});

test('With feature maps in float16 the parts of an output add up, up to what their maps are rounded to', async () => {
  const errors = await page.evaluate((which) => window.harness.halfContributions(which), small);
  for (const [edits, { sums, parts }] of Object.entries(errors)) {
    const off = [...Object.entries(sums), ...Object.entries(parts)].filter(([, error]) => !(error < 5e-3));
    expect(off, edits).toEqual([]);
  }
});

test('Kernels that compute wrong numbers do without float16 first, then give way to those of TF.js', async () => {
  expect(await page.evaluate(() => window.harness.startRefused(0))).toMatchObject({
    precision: 'float16',
    kernels: 'wgsl',
  });
  expect(await page.evaluate(() => window.harness.startRefused(1))).toMatchObject({
    precision: 'float32',
    kernels: 'wgsl',
  });
  expect(await page.evaluate(() => window.harness.startRefused(2))).toMatchObject({
    precision: 'float32',
    kernels: 'refused',
  });
});

test('Where our shaders do not compile, TF.js computes, and the device is not taken for lost', async () => {
  const { report, error } = await page.evaluate((name) => window.harness.startBroken(name), small);
  expect(report).toMatchObject({ running: 'webgpu', precision: 'float32', kernels: 'refused' });
  expect(error).toBeLessThan(1e-3);
});

test('They ask a GPU at most a third as often as plain TF.js ops do', async () => {
  const { ours, plain, difference } = await page.evaluate(() => window.harness.webgpuWork());
  expect(difference).toBeLessThan(1e-5);
  expect(3 * ours.dispatches).toBeLessThanOrEqual(plain.dispatches);
  expect(3 * ours.submits).toBeLessThanOrEqual(plain.submits);
});
