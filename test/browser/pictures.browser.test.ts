import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drawCard } from '../../src/image/cards/index.ts';
import { quantize } from '../../src/image/pixels.ts';
import { encodePng } from '../../src/image/png.ts';
import { PictureStore } from '../../src/session/pictures/picture-store.ts';
import { runInNode } from './node-reference.ts';
import { NotebookPage, type Visit } from './notebook-page.ts';

// A reader's own picture: no card has this size, so it cannot be mistaken for one.
const own = drawCard('siemens-star', 112);
const ownPng = encodePng(own);

let notebook: NotebookPage;
const open = async (query: Visit['query'] = {}) => {
  notebook = await NotebookPage.gallery(['ImageComparison'], { query: { bar: 1, ...query } });
};
afterEach(() => expect(notebook.complaints).toEqual([]));

const pictureButton = () => notebook.page.locator('button.current[popovertarget="pictures"]');
const comparison = () => notebook.figure('comparison');

async function expectedScores() {
  const store = new PictureStore();
  await store.open({ kind: 'file', name: 'own.png', file: new Blob([new Uint8Array(ownPng)]) });
  const prepared = await store.prepare('hr', 2);
  const { output } = await runInNode(prepared.lr, []);
  return store.score(quantize(output), prepared);
}

describe('a reader’s own picture', () => {
  beforeAll(() => open());
  afterAll(() => notebook.page.close());

  it('is dropped, run and scored as in Node', async () => {
    await notebook.take('own.png', ownPng);
    expect(await pictureButton().textContent()).toContain('own.png');
    const expected = await expectedScores();
    expect(await notebook.psnr('sr')).toBeCloseTo(expected?.sr.psnr ?? NaN, 2);
    expect(await notebook.psnr('bicubic')).toBeCloseTo(expected?.bicubic.psnr ?? NaN, 6);
  });

  it('can be pasted, and chosen from a folder', async () => {
    await notebook.paste('pasted.png', ownPng);
    await expect.poll(() => pictureButton().textContent()).toContain('pasted.png');
    await notebook.idle();
    await pictureButton().click();
    await notebook.page.setInputFiles('input[type="file"]', {
      name: 'chosen.png',
      mimeType: 'image/png',
      buffer: Buffer.from(ownPng),
    });
    await expect.poll(() => pictureButton().textContent()).toContain('chosen.png');
    await notebook.idle();
    expect(await notebook.psnr('sr')).toBeGreaterThan(await notebook.psnr('bicubic'));
  });

  it('is shown and saved under its name without what turns the direction of the text', async () => {
    await notebook.drop('\u2066a\u202egnp.exe\u0000.png', ownPng);
    const shown = '\ufffda\ufffdgnp.exe\ufffd.png';
    await expect.poll(() => pictureButton().textContent()).toContain(shown);
    await notebook.idle();
    await expect.poll(() => comparison().locator('figcaption').textContent()).toContain(shown);
    expect(await notebook.page.locator('body').innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0]/);
    const { name } = await notebook.saved(
      notebook.page.getByRole('button', { name: 'RCAN’s picture as PNG' }),
    );
    expect(name).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0]/);
  });

  it('can be treated as LR: it is enlarged as it is, and nothing is scored', async () => {
    await notebook.take('own.png', ownPng);
    await pictureButton().click();
    await notebook.page.getByRole('radio', { name: /low resolution/ }).check();
    await notebook.page.keyboard.press('Escape');
    await expect.poll(() => comparison().textContent()).toContain('112 × 112');
    await notebook.idle();
    expect(await comparison().locator('tr[data-picture="hr"]').count()).toBe(0);
    await pictureButton().click();
    await notebook.page.getByRole('radio', { name: /original/ }).check();
    await notebook.page.keyboard.press('Escape');
    await comparison().locator('tr[data-picture="hr"]').waitFor();
    await notebook.idle();
  });
});

describe('a picture larger than what is worked on at once', () => {
  beforeAll(() => open());
  afterAll(() => notebook.page.close());

  it('can be run whole, in exact tiles; cancelled in official ones, the page goes back to that', async () => {
    await notebook.take('large.png', encodePng(drawCard('dead-leaves', 1026)));
    const sample = comparison().locator('.sample');
    expect(await sample.textContent()).toContain('a part of large.png, LR 256 × 256 px');

    await pictureButton().click();
    await notebook.page.getByRole('radio', { name: /\(exact\).*About/s }).check();
    const whole = /Here: large\.png, LR 513 × 513 px, in \d+ tiles, attention pooled globally/;
    await expect.poll(() => sample.textContent(), { timeout: 60_000 }).toMatch(whole);
    await notebook.idle();
    expect(await notebook.psnr('sr')).toBeGreaterThan(await notebook.psnr('bicubic'));

    await notebook.page.getByRole('radio', { name: /--chop/ }).check();
    await notebook.page.getByRole('button', { name: 'Cancel' }).click();
    await notebook.idle();
    expect(await sample.textContent()).toMatch(whole);
    // The click beside the panel has closed it.
    await pictureButton().click();
    expect(await notebook.page.getByRole('radio', { name: /\(exact\)/ }).isChecked()).toBe(true);
    await notebook.page.keyboard.press('Escape');
  });
});

describe('while a picture runs', () => {
  // As much as the network takes without tiles: seconds of work, also on a fast machine.
  const largePng = encodePng(drawCard('zone-plate', 1000));

  beforeAll(() => open({ network: 'shipped' }));
  beforeEach(async () => {
    await notebook.drop('before.png', ownPng);
    await comparison()
      .locator('.sample')
      .filter({ hasText: 'before.png' })
      .waitFor({ state: 'attached', timeout: 60_000 });
    await notebook.idle();
  });
  afterAll(() => notebook.page.close());

  it('a second one takes its place', async () => {
    await notebook.drop('first.png', largePng);
    await notebook.running();
    await notebook.drop('second.png', ownPng);
    await expect.poll(() => pictureButton().textContent()).toContain('second.png');
    await notebook.idle();
    expect(await comparison().textContent()).toContain('second.png');
    expect(await notebook.notice().count()).toBe(0);
  });

  it('cancel goes back to the last good run, at once', async () => {
    const before = await notebook.psnr('sr');
    await notebook.drop('large.png', largePng);
    await notebook.running();
    await notebook.page.getByRole('button', { name: 'Cancel' }).click();
    await notebook.idle();
    expect(await pictureButton().textContent()).toContain('before.png');
    expect(await notebook.psnr('sr')).toBe(before);
    // The engine is really free: the next run comes to its end.
    await notebook.page.getByRole('button', { name: '×3', exact: true }).click();
    await expect.poll(() => comparison().textContent()).toContain('LR 37 × 37');
    await notebook.page.getByRole('button', { name: '×2', exact: true }).click();
    await expect.poll(() => comparison().textContent()).toContain('LR 56 × 56');
    await notebook.idle();
  });

  it('the page goes on drawing frames', async () => {
    await notebook.drop('large.png', largePng);
    await notebook.running();
    const gaps = await notebook.page.evaluate(async () => {
      const times: number[] = [];
      for (let i = 0; i < 30; i++)
        times.push(await new Promise<number>((next) => requestAnimationFrame(next)));
      return times.slice(1).map((time, i) => time - times[i]!);
    });
    // The run takes seconds; on the page's own thread, one block alone would hold a frame up for longer than this.
    expect(gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]).toBeLessThan(200);
    await notebook.page.getByRole('button', { name: 'Cancel' }).click();
    await notebook.idle();
  });
});

describe('a file that cannot be taken', () => {
  const png = encodePng(drawCard('facade', 64));
  // 20,000 x 20,000 in the header of an otherwise small file: refused before anything is decoded.
  const bomb = png.slice();
  new DataView(bomb.buffer).setUint32(16, 20_000);
  new DataView(bomb.buffer).setUint32(20, 20_000);

  beforeAll(() => open());
  afterAll(() => notebook.page.close());

  it.each([
    ['notes.txt', new TextEncoder().encode('no picture at all'), /"notes.txt" is not a picture/],
    ['empty.png', new Uint8Array(), /"empty.png" is empty/],
    ['half.png', png.slice(0, png.length >> 1), /"half.png".*(cut off|damaged)/],
    ['bomb.png', bomb, /20000 x 20000.*megapixels/],
    ['net.safetensors', new TextEncoder().encode('nothing'), /net\.safetensors/],
  ])('%s is named, and what was on the page stays', async (name, bytes, sentence) => {
    const before = await notebook.psnr('sr');
    await notebook.drop(name, bytes);
    await expect.poll(() => notebook.notice().textContent()).toMatch(sentence);
    await notebook.idle();
    expect(await notebook.psnr('sr')).toBe(before);
    await notebook.page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await notebook.notice().count()).toBe(0);
  });
});

it('a file that cannot be taken is named in Chinese on a Chinese page', async () => {
  await open({ lang: 'zh' });
  await notebook.drop('空.png', new Uint8Array());
  await expect
    .poll(() => notebook.notice().textContent())
    .toBe('“空.png”是空的（0 字节）。请重新选择或下载。');
  await notebook.page.getByRole('button', { name: '关闭' }).click();
  expect(await notebook.notice().count()).toBe(0);
  await notebook.page.close();
});

describe('the engine’s badge', () => {
  const badge = () => notebook.page.locator('button[popovertarget="backends"]');
  const row = (name: string) => notebook.page.locator(`#backends tr[data-backend="${name}"]`);

  beforeAll(() => open());
  afterAll(() => notebook.page.close());

  it('says which backend runs, in which precision, and why others were passed over', async () => {
    expect(await badge().textContent()).toMatch(/WebAssembly\s+float32/);
    await badge().click();
    expect(await row('wasm').getAttribute('data-state')).toBe('running');
    // Named in the address of this page, wasm was the only one that had to be tried.
    expect(await row('webgl').textContent()).toContain('not tried');
    await notebook.page.keyboard.press('Escape');
  });

  it('switches: the picture runs again on the other backend, to the same figures', async () => {
    const before = await notebook.psnr('sr');
    await badge().click();
    await row('webgl').getByRole('button').click();
    await expect.poll(() => badge().textContent(), { timeout: 60_000 }).toMatch(/WebGL\s+float32/);
    await notebook.idle();
    expect(await badge().getAttribute('data-backend')).toBe('webgl');
    expect(await notebook.psnr('sr')).toBeCloseTo(before, 2);
    await badge().click();
    await row('wasm').getByRole('button').click();
    await expect.poll(() => badge().textContent(), { timeout: 60_000 }).toMatch(/WebAssembly/);
    await notebook.idle();
    expect(await notebook.psnr('sr')).toBe(before);
  });
});
