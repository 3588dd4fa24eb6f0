import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { drawCard } from '../../src/image/cards/index.ts';
import { encodePng } from '../../src/image/png.ts';
import { attention } from '../../src/model/sites.ts';
import { addressOf, NotebookPage, phone, type Visit } from './notebook-page.ts';
import { accessibilityFaults, overflow } from './page-checks.ts';
import { freshContext } from './shared-chromium.ts';

let notebook: NotebookPage;
afterEach(() => expect(notebook.complaints).toEqual([]));

/** A page with few figures, once it has run. */
async function open(query?: Visit['query']): Promise<NotebookPage> {
  notebook = await NotebookPage.open('channel-attention', query && { query });
  await notebook.idle();
  return notebook;
}
const scaleButton = (scale: number) => notebook.page.getByRole('button', { name: `×${scale}`, exact: true });

describe('the address', () => {
  const site = attention(1, 2);
  /** What the page shows once the edited run is there. */
  async function edited() {
    const effect = notebook.page.locator('.edits .effect');
    const psnr = () => effect.getAttribute('data-psnr', { timeout: 60_000 });
    const isEdited = async () => (await psnr()) !== (await effect.getAttribute('data-plain'));
    await expect.poll(isEdited, { timeout: 60_000 }).toBe(true);
    return { psnr: await psnr() };
  }

  it('stays as it came until the reader changes something, then says all that decides the view', async () => {
    const plain = `${new URL('glossary.html', inject('siteUrl')).href}?backend=wasm&lang=en`;
    notebook = await NotebookPage.at(plain);
    await notebook.idle();
    expect(notebook.page.url()).toBe(plain);
    await scaleButton(3).click();
    await expect.poll(() => notebook.inAddress('scale')).toBe('3');
    expect(notebook.inAddress('v')).toBe('1');
    expect([...new URL(notebook.page.url()).searchParams.keys()]).toEqual(
      expect.arrayContaining(['card', 'role', 'site', 'channel']),
    );
    await notebook.page.close();
  });

  it('brings the same view back when the page is loaded anew', async () => {
    await open({
      v: 1,
      lang: 'zh',
      theme: 'dark',
      card: 'zone-plate',
      role: 'hr',
      scale: 3,
      site,
      channel: 5,
      edits: `mute@${site}/5`,
      marked: '1.2/4-6',
    });
    const shown = async () => ({
      ...(await edited()),
      language: await notebook.page.locator('html').getAttribute('lang'),
      theme: await notebook.page.locator('html').getAttribute('data-theme'),
      scale: await scaleButton(3).getAttribute('aria-pressed'),
      unfolded: await (await notebook.look('unfolded')).locator('.unfolded').getAttribute('data-block'),
      channel: await notebook.figure('unfolded').locator('.readout').getAttribute('data-channel'),
      marks: await notebook.figure('unfolded').locator('[data-marked]').count(),
    });
    const before = await shown();
    expect(before).toMatchObject({
      language: 'zh-CN',
      theme: 'dark',
      scale: 'true',
      unfolded: '2',
      channel: '5',
    });
    expect(before.marks).toBeGreaterThan(0);
    // A page that is left while it fetches its figures complains of them.
    await notebook.allDrawn();
    await notebook.page.reload();
    expect(await shown()).toEqual(before);
    await notebook.page.close();
  });
});

describe('an address with parts that are of no use', () => {
  const hostile =
    'card=%3Cimg%20src=x%20onerror=alert(1)%3E&scale=5&site=body.77&__proto__=1&role=%E0%A4%A&theme=dark&lang=en&backend=wasm';

  it('names them in one notice, which can be dismissed, and the page works', async () => {
    notebook = await NotebookPage.at(`${addressOf('glossary').split('?')[0]}?${hostile}`);
    await notebook.idle();
    const said = await notebook.leftOut().allTextContents();
    expect(said.map((entry) => entry.trim().split(/\s/)[0])).toEqual([
      'card',
      'scale',
      '__proto__',
      'role',
      'site',
    ]);
    expect(said[0]).toContain('“<img src=x onerror=alert(1)>”: it is one of zone-plate');
    expect(await notebook.page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await accessibilityFaults(notebook.page)).toEqual([]);
    await notebook.page.setViewportSize(phone);
    expect(await overflow(notebook.page)).toBe(0);
    await notebook.page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await notebook.leftOut().count()).toBe(0);
    await notebook.page.close();
  });

  it('from a newer notebook is said to be so', async () => {
    notebook = await NotebookPage.open('glossary', { query: { v: 3, scale: 3 } });
    await notebook
      .notice()
      .filter({ hasText: 'newer version of the notebook (3; this one reads 1)' })
      .waitFor();
    expect(await scaleButton(3).getAttribute('aria-pressed')).toBe('true');
    await notebook.page.close();
  });
});

it('a link made with a picture of somebody’s own asks for it, until it is dropped', async () => {
  notebook = await NotebookPage.open('glossary', { query: { picture: '320x320,mine.png', role: 'lr' } });
  await notebook.idle();
  const asked = notebook.notice().filter({ hasText: 'This link was made with the picture mine.png' });
  await asked.waitFor();
  await notebook.drop('mine.png', encodePng(drawCard('dead-leaves', 320)));
  await asked.waitFor({ state: 'detached', timeout: 60_000 });
  await notebook.idle();
  expect(await notebook.notice().count()).toBe(0);
  await notebook.page.close();
});

describe('a link to the view', () => {
  beforeAll(async () => {
    const context = await freshContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    notebook = await NotebookPage.open('glossary', { context });
    await notebook.idle();
  });
  afterAll(() => notebook.page.context().close());
  const copyLink = () => notebook.page.getByRole('button', { name: 'Copy a link to this view' });
  const panel = () => notebook.page.getByRole('dialog', { name: 'Copy a link to this view' });

  it('is copied, and says what it cannot carry', async () => {
    await notebook.drop('mine.png', encodePng(drawCard('dead-leaves', 96)));
    await notebook.running();
    await notebook.idle();
    await copyLink().click();
    await panel().getByText('The link to this view is copied.').waitFor();
    await panel().getByText('It cannot carry your picture').waitFor();
    const link = await notebook.page.evaluate(() => navigator.clipboard.readText());
    const parts = new URL(link).searchParams;
    expect(parts.get('picture')).toBe('96x96,mine.png');
    // They belong to whoever follows the link.
    expect([parts.has('lang'), parts.has('theme')]).toEqual([false, false]);
    expect(await panel().getByRole('textbox').inputValue()).toBe(link);
    await notebook.page.keyboard.press('Escape');
  });

  it('lies in a field, selected, where the browser does not let the page copy', async () => {
    await notebook.page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    });
    await copyLink().click();
    await panel().getByText('Copy the link yourself').waitFor();
    const selected = () => notebook.page.evaluate(() => String(getSelection()));
    await expect.poll(selected).toBe(await panel().getByRole('textbox').inputValue());
    await notebook.page.keyboard.press('Escape');
    await notebook.page.evaluate(() => void Reflect.deleteProperty(navigator, 'clipboard'));
  });
});

it('language and theme are remembered in the reader’s browser, and stand in no address', async () => {
  const context = await freshContext();
  const plain = `${new URL('glossary.html', inject('siteUrl')).href}?backend=wasm`;
  notebook = await NotebookPage.at(plain, { context });
  await notebook.page.getByRole('button', { name: '中文' }).click();
  await notebook.page.getByRole('button', { name: /^外观：/ }).click();
  await notebook.page.locator('html[lang="zh-CN"][data-theme="dark"]').waitFor();
  await notebook.page.goto(`${plain}&scale=3`);
  await notebook.page.locator('html[lang="zh-CN"][data-theme="dark"]').waitFor();
  await notebook.page.getByRole('heading', { level: 1, name: '术语' }).waitFor();
  await notebook.page.goto(`${plain}&lang=en`);
  await notebook.page.locator('html[lang="en"][data-theme="dark"]').waitFor();
  await context.close();
});

describe('a figure in a frame of another page', () => {
  it('is copied as an iframe, runs there with its caption, tells its height and leads to the notebook', async () => {
    const context = await freshContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const query = { lang: 'zh', theme: 'dark', card: 'zone-plate' };
    notebook = await NotebookPage.open('measuring', { context, query });
    await notebook.idle();
    const figure = await notebook.look('heat-map');
    await notebook.openMore(figure);
    await figure.getByRole('button', { name: '复制图 3 的嵌入代码（iframe）' }).click();
    await figure.getByText('iframe 代码已复制。').waitFor();
    const html = await notebook.page.evaluate(() => navigator.clipboard.readText());
    const listening = `<script>addEventListener('message', ({ data }) => (window.told = data))</script>`;
    const other = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(listening + html);
    });
    await new Promise<void>((listens) => other.listen(0, '127.0.0.1', listens));
    await notebook.page.setViewportSize(phone);
    await notebook.page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    const frame = notebook.page.frameLocator('iframe');
    await frame.locator('figure[data-state="ready"]').waitFor({ timeout: 60_000 });
    expect(await frame.locator('figure').count()).toBe(1);
    expect(await frame.locator('figcaption').textContent()).toContain('波带片');
    expect(await frame.locator('html').getAttribute('data-theme')).toBe('dark');
    const inner = notebook.page.frames()[1]!;
    expect(await inner.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    const told = () => notebook.page.evaluate(() => (globalThis as { told?: { height: number } }).told);
    const height = () =>
      inner.evaluate(() => Math.ceil(document.querySelector('.embed')!.getBoundingClientRect().height));
    await expect.poll(async () => (await told())?.height === (await height())).toBe(true);
    expect(await told()).toMatchObject({ type: 'rcan-notebook:height' });
    const link = await frame.getByRole('link', { name: '在笔记本中打开' }).getAttribute('href');
    expect(new URL(link!).searchParams.has('embed')).toBe(false);
    expect(new URL(link!).hash).toBe(`#${new URL(inner.url()).searchParams.get('embed')}`);
    await context.close();
    other.close();
  });

  it('that there is not is told so, with those that there are', async () => {
    notebook = await NotebookPage.open('rcan', { query: { embed: 'fig-none' } });
    await notebook.page.getByText('This page has no figure “fig-none”.').waitFor();
    expect(await notebook.page.getByRole('listitem').count()).toBeGreaterThan(10);
    expect(await accessibilityFaults(notebook.page)).toEqual([]);
    await notebook.page.close();
  });
});
