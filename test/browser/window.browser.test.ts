import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawCard } from '../../src/image/cards/index.ts';
import { encodePng } from '../../src/image/png.ts';
import { NotebookPage } from './notebook-page.ts';

// At x2 this makes 600 x 600 LR pixels, more than the page works on at once.
const large = encodePng(drawCard('facade', 1200));
/** The left upper corner of its middle. */
const middle = [344, 344];

let notebook: NotebookPage;
async function open(network: 'small' | 'shipped'): Promise<void> {
  notebook = await NotebookPage.gallery(['ImageComparison'], { query: { bar: 1, network } });
  await notebook.take('large.png', large);
}
afterEach(async () => {
  expect(notebook.complaints).toEqual([]);
  await notebook.page.close();
});

const choose = () =>
  notebook.page.getByRole('button', { name: 'Choose another part of the picture' }).click();
const frame = () => notebook.page.getByRole('button', { name: /^Part of the picture/ });
const place = async () => (await frame().getAttribute('aria-label'))?.match(/\d+/g)?.map(Number);

describe('the window on a picture that is too large to be worked on at once', () => {
  beforeEach(() => open('small'));

  it('is cut in its middle, and the page says so', async () => {
    expect(await notebook.figure('comparison').locator('.sample').textContent()).toContain(
      'a part of large.png, LR 256 × 256 px',
    );
    await notebook
      .notice()
      .filter({ hasText: 'The middle 512 × 512 of 1200 × 1200 px was taken.' })
      .waitFor();
    await notebook.page.getByRole('button', { name: 'Choose another part', exact: true }).click();
    expect(await place()).toEqual(middle);
  });

  it('is dragged, and the network runs on what it covers', async () => {
    await choose();
    const before = await notebook.psnr('sr');
    const box = await frame().boundingBox();
    if (!box) throw new Error('The frame is not on the page.');
    const { mouse } = notebook.page;
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await mouse.down();
    await mouse.move(box.x - 300, box.y + 500, { steps: 4 });
    await mouse.up();
    expect(await place()).toEqual([0, 688]);
    await expect.poll(() => notebook.psnr('sr')).not.toBe(before);
    await notebook.idle();
    expect(await place()).toEqual([0, 688]);
    expect(await notebook.notice().count()).toBe(0);
  });
});

it('the window follows the arrow keys at once, while the network runs; cancelling puts it back', async () => {
  // A network that takes its time.
  await open('shipped');
  await choose();
  await frame().focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp']) await notebook.page.keyboard.press(key);
  expect(await place()).toEqual([600, 216]);
  await notebook.running();
  await notebook.page.keyboard.press('Escape');
  await notebook.page.getByRole('button', { name: 'Cancel' }).click();
  await choose();
  expect(await place()).toEqual(middle);
});
