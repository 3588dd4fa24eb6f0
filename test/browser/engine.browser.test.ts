import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHarness } from './harness-page.ts';

const small = 'g2b2c8r4-x2-3ch-7x9';
const tolerance = 1e-3;

let page: Page;
beforeAll(async () => {
  page = await openHarness();
});
afterAll(() => page.close());

const worstError = () =>
  page.evaluate(async (name) => Math.max(...Object.values(await window.harness.errors(name))), small);

test('GPUs that are the CPU in disguise are passed over for wasm, by name', async () => {
  const report = await page.evaluate(() => window.harness.start());
  expect(report.running).toBe('wasm');
  for (const name of ['webgpu', 'webgl']) {
    expect(report.backends.find((backend) => backend.name === name)).toMatchObject({
      state: 'refused',
      refusal: { reason: 'software', adapter: expect.stringMatching(/swiftshader/i) as string },
    });
  }
});

test('The reader can switch between all backends, and the checkpoint stays', async () => {
  await page.evaluate(() => window.harness.start());
  await worstError();
  for (const name of ['webgl', 'webgpu', 'cpu', 'wasm'] as const) {
    expect(await page.evaluate((wanted) => window.harness.switchTo(wanted), name)).toBe(name);
    expect(await worstError(), name).toBeLessThan(tolerance);
  }
});

test.each(['webgl', 'webgpu', 'wasm'] as const)(
  '%s has as many tensors after 20 runs as after one',
  async (name) => {
    await page.evaluate((wanted) => window.harness.start(wanted), name);
    const [one, twenty] = await page.evaluate((which) => window.harness.tensors(which), small);
    expect(twenty).toBe(one);
  },
);

test.each([
  ['webgl', 40],
  ['webgpu', 40],
  ['wasm', 500],
] as const)('%s holds no more after %i runs on pictures of 20 sizes', async (name, runs) => {
  const { before, after } = await page.evaluate(
    ([backend, net, count]) => window.harness.manySizes(backend, net, count),
    [name, 'g2b1c8r2-x2-3ch-1x1', runs] as const,
  );
  expect(before.allocatedBytes).toBeGreaterThan(0);
  expect(after).toEqual(before);
});

test('webgl holds no more than was estimated, and not much less', async () => {
  const { held, estimated } = await page.evaluate(([net, size]) => window.harness.webglPeak(net, size), [
    small,
    48,
  ] as const);
  expect(held).toBeLessThanOrEqual(estimated);
  expect(held).toBeGreaterThan(0.9 * estimated);
});

test.each(['webgl', 'webgpu', 'wasm'] as const)('%s computes the same in exact tiles', async (name) => {
  await page.evaluate((wanted) => window.harness.start(wanted), name);
  const { tiles, error, leaked } = await page.evaluate((which) => window.harness.tiled(which), small);
  expect(tiles).toBe(2);
  expect(error).toBeLessThan(1e-4);
  expect(leaked).toBe(0);
});

test('A context lost while nothing runs is replaced at once', async () => {
  await page.evaluate(() => window.harness.start('webgl', true));
  await worstError();
  await page.evaluate(() => window.harness.loseContext());
  await page.waitForFunction(() => window.harness.reports.length === 2);
  expect(await worstError()).toBeLessThan(tolerance);
  expect(await page.evaluate(() => window.harness.reports.map(({ running }) => running))).toEqual([
    'webgl',
    'webgl',
  ]);
});

test('A run whose context is lost fails at once, and the next one finds a new context, twice too', async () => {
  await page.evaluate(() => window.harness.start('webgl', true));
  for (let i = 0; i < 2; i++) {
    const end = await page.evaluate((name) => window.harness.loseContextInRun(name, 64), small);
    expect(end.code).toBe('backend-stopped');
    // Half a second on an idle machine; a run that is not told waits for thirty.
    expect(end.milliseconds).toBeLessThan(10_000);
    expect(await worstError()).toBeLessThan(tolerance);
    expect(await page.evaluate(() => window.harness.reports.at(-1)!.running)).toBe('webgl');
  }
});

test.each([
  ['webgl', 64],
  ['wasm', 192],
  ['cpu', 192],
] as const)('A run on %s is cancelled at once', async (name, size) => {
  await page.evaluate((wanted) => window.harness.start(wanted), name);
  const { code, rejected } = await page.evaluate(([which, side]) => window.harness.cancel(which, side), [
    small,
    size,
  ] as const);
  expect(code).toBe('AbortError');
  // 300 ms for a reader; ten times as many on a machine that has other things to do.
  expect(rejected).toBeLessThan(3000);
  expect(await worstError()).toBeLessThan(tolerance);
});

test.each([
  ['webgl', 64],
  ['webgpu', 16],
  ['wasm', 192],
] as const)('%s has no tensor more after the parts of an output, cancelled or not', async (name, size) => {
  await page.evaluate((wanted) => window.harness.start(wanted), name);
  const { code, tensors } = await page.evaluate(
    ([which, side]) => window.harness.cancelledContributions(which, side),
    [small, size] as const,
  );
  expect(code).toBe('AbortError');
  expect(new Set(tensors).size).toBe(1);
});
