import { join } from 'node:path';
import { buildSite, projectRoot } from '../../../scripts/build.mjs';
import { serveFolder } from '../../../scripts/serve.mjs';
import { launchChromium } from '../../browser/chromium.ts';
import { fiftyLosses, type LossKind } from '../../browser/harness/fifty-losses.ts';
// Tells the compiler of `window.harness`; nothing of it runs here.
import type {} from '../../browser/harness/harness.ts';
import { row, type Row, type Subject } from '../report/row.ts';

const harnessPage = 'test/browser/harness/index.html';
const net = 'g2b2c8r4-x2-3ch-7x9';

/**
 * Times how soon what was lost computes again, for fifty losses of engines and threads in no order, beside the first start
 * of each. GPUs are those that the CPU computes.
 */
export async function measureLosses(): Promise<Row[]> {
  const built = join(projectRoot, '.cache/bench-harness');
  buildSite({ outDir: built, testPages: [harnessPage] });
  const server = await serveFolder(built, { isolated: true });
  const browser = await launchChromium({ webgpu: true, plainDrawing: true });
  try {
    const page = await browser.newPage();
    await page.goto(new URL(harnessPage, server.url).href);
    await page.waitForFunction(() => 'harness' in window);
    const { started, recovered } = await page.evaluate(
      ([kinds, name]) => window.harness.losses(kinds, name),
      [fiftyLosses, net] as const,
    );
    const kinds = Object.keys(started) as LossKind[];
    return kinds.flatMap((kind) => {
      const again = recovered.filter((one) => one.kind === kind).map(({ milliseconds }) => milliseconds);
      return [row(subject(kind, 'started'), [started[kind]], {}), row(subject(kind, 'recovered'), again, {})];
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

const subject = (kind: LossKind, contender: 'started' | 'recovered'): Subject => ({
  task: 'losses',
  contender,
  page: kind === 'pictures' || kind === 'measuring' ? `thread: ${kind}` : `engine: ${kind}`,
  where: 'chromium',
  backend: kind === 'webgpu' ? 'webgpu' : 'wasm',
  threads: 1,
  net: '2x2x8',
  size: 9,
});
