import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

/** Cancels a run on a picture of `size` x `size` pixels at its first report. */
async function isCancelledAtOnce(size: number): Promise<void> {
  const { code, rejected } = await page.evaluate(([which, side]) => window.harness.cancel(which, side), [
    small,
    size,
  ] as const);
  expect(code).toBe('AbortError');
  // 300 ms for a reader; ten times as many on a machine that has other things to do.
  expect(rejected).toBeLessThan(3000);
  expect(await worstError()).toBeLessThan(tolerance);
}

// In software, shaders compile for seconds: the tests of a backend share an engine.
describe.each([
  ['webgl', 16],
  ['webgpu', 16],
  ['wasm', 192],
] as const)('%s', (name, size) => {
  beforeAll(() => page.evaluate((wanted) => window.harness.start(wanted), name));

  test('has as many tensors after 20 runs as after one', async () => {
    const [one, twenty] = await page.evaluate((which) => window.harness.tensors(which), small);
    expect(twenty).toBe(one);
  });

  test('computes the same in exact tiles', async () => {
    const { tiles, error, leaked } = await page.evaluate((which) => window.harness.tiled(which), small);
    expect(tiles).toBe(2);
    expect(error).toBeLessThan(1e-4);
    expect(leaked).toBe(0);
  });

  // WebGPU in software is too slow for a bound on time.
  if (name !== 'webgpu') test('cancels a run at once', () => isCancelledAtOnce(name === 'webgl' ? 64 : size));

  test('has no tensor more after the parts of an output, cancelled or not', async () => {
    const { code, tensors } = await page.evaluate(
      ([which, side]) => window.harness.cancelledContributions(which, side),
      [small, size] as const,
    );
    expect(code).toBe('AbortError');
    expect(new Set(tensors).size).toBe(1);
  });
});

test('cpu cancels a run at once', async () => {
  await page.evaluate(() => window.harness.start('cpu'));
  await isCancelledAtOnce(192);
});

// WebGL compiles its shaders for every size, which takes longer than all of their runs.
test.each([
  ['webgl', 40, 5],
  ['webgpu', 40, 20],
  ['wasm', 500, 20],
] as const)('%s holds no more after %i runs on pictures of %i sizes', async (name, runs, sizes) => {
  const { before, after } = await page.evaluate(
    ([backend, net, count, different]) => window.harness.manySizes(backend, net, count, different),
    [name, 'g2b1c8r2-x2-3ch-1x1', runs, sizes] as const,
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

describe('webgl, whose context can be lost', () => {
  beforeAll(() => page.evaluate(() => window.harness.start('webgl', true)));

  test('replaces at once a context lost while nothing runs', async () => {
    await page.evaluate(() => window.harness.loseContext());
    await page.waitForFunction(() => window.harness.reports.length === 2);
    expect(await worstError()).toBeLessThan(tolerance);
    expect(await page.evaluate(() => window.harness.reports.map(({ running }) => running))).toEqual([
      'webgl',
      'webgl',
    ]);
  });

  test('ends a run whose context is lost at once, and has a new one for the next, twice too', async () => {
    for (let i = 0; i < 2; i++) {
      const end = await page.evaluate((name) => window.harness.loseContextInRun(name, 64), small);
      expect(end.code).toBe('backend-stopped');
      // Half a second on an idle machine; a run that is not told waits for thirty.
      expect(end.milliseconds).toBeLessThan(10_000);
      expect(await worstError()).toBeLessThan(tolerance);
      expect(await page.evaluate(() => window.harness.reports.at(-1)!.running)).toBe('webgl');
    }
  });
});
