import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawCard } from '../../src/image/cards/index.ts';
import { encodePng } from '../../src/image/png.ts';
import { openNotebook, type NotebookPage, type Opened } from './notebook-page.ts';

let opened: Opened;
let notebook: NotebookPage;
beforeAll(async () => {
  opened = await openNotebook();
  notebook = opened.notebook;
  await notebook.idle();
  // At x2 this makes 600 x 600 LR pixels, more than the page works on at once.
  await notebook.drop('large.png', encodePng(drawCard('facade', 1200)));
  await notebook.running();
});
afterAll(() => opened.browser.close());

const frame = () => notebook.page.getByRole('button', { name: /^Part of the picture/ });
const place = async () => (await frame().getAttribute('aria-label'))?.match(/\d+/g)?.map(Number);

it('a picture too large to be worked on at once is cut in its middle, and the page says so', async () => {
  await notebook.idle();
  expect(await notebook.figure(1).locator('.sample').textContent()).toContain(
    'a part of large.png, LR 256 × 256 px',
  );
  await notebook.page.getByRole('button', { name: 'Choose another part of the picture' }).click();
  expect(await place()).toEqual([344, 344]);
});

it('the window follows the arrow keys at once, while the network runs', async () => {
  await frame().focus();
  await notebook.page.keyboard.press('ArrowRight');
  await notebook.page.keyboard.press('ArrowRight');
  await notebook.page.keyboard.press('ArrowUp');
  expect(await place()).toEqual([600, 216]);
  await notebook.running();
});

it('the window is dragged, and the network runs on what it covers', async () => {
  const before = await notebook.psnr('sr');
  const box = await frame().boundingBox();
  if (!box) throw new Error('The frame is not on the page.');
  const { mouse } = notebook.page;
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await mouse.down();
  await mouse.move(box.x - 300, box.y + 500, { steps: 4 });
  await mouse.up();
  expect(await place()).toEqual([0, 688]);
  await notebook.running();
  await notebook.idle();
  expect(await place()).toEqual([0, 688]);
  expect(await notebook.psnr('sr')).not.toBe(before);
  expect(await notebook.notice().count()).toBe(0);
});

it('cancelling puts the window back', async () => {
  await frame().focus();
  await notebook.page.keyboard.press('ArrowRight');
  expect(await place()).toEqual([128, 688]);
  await notebook.running();
  await notebook.page.keyboard.press('Escape');
  await notebook.page.getByRole('button', { name: 'Cancel' }).click();
  await notebook.page.getByRole('button', { name: 'Choose another part of the picture' }).click();
  expect(await place()).toEqual([0, 688]);
  expect(notebook.complaints).toEqual([]);
});
