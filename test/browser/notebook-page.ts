import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import type { RunResult } from '../../src/engine/protocol.ts';
import { decodePng } from '../../src/image/png.ts';
import type { Pixels } from '../../src/image/pixels.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import type { Site } from '../../src/model/sites.ts';
import { launchChromium } from './chromium.ts';

/** The built notebook in a real Chromium, and what a reader does with it. */
export class NotebookPage {
  readonly page: Page;
  /** Everything that the page complained of in the console, or threw. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  static async open(
    browser: Browser,
    query = 'lang=en&theme=light&backend=wasm',
    size = { width: 1280, height: 720 },
    site = inject('siteUrl'),
  ) {
    const notebook = new NotebookPage(await browser.newPage({ viewport: size }));
    await notebook.page.goto(`${site}?${query}`);
    return notebook;
  }

  /** Waits until nothing runs any more, and all figures are there. */
  async idle(): Promise<void> {
    await this.page.waitForSelector('[data-activity="idle"]', { timeout: 60_000 });
    await this.page.waitForFunction(() => !document.querySelector('[data-awaits]'), undefined, {
      timeout: 60_000,
    });
  }

  /** Waits until a run has begun to report. */
  async running(): Promise<void> {
    await this.page.waitForSelector('[data-activity="running"]', { timeout: 60_000 });
  }

  figure(number: number) {
    return this.page.locator(`#figure-${number}`);
  }

  /** Scrolls to a figure and waits until what it draws has been recorded. */
  async look(number: number) {
    const figure = this.figure(number);
    // While it is scrolled to, a figure that is drawn may take the place of what stood for it.
    await figure.scrollIntoViewIfNeeded().catch(() => figure.scrollIntoViewIfNeeded());
    await this.page.waitForSelector(`#figure-${number}[data-state="ready"]`, { timeout: 60_000 });
    return figure;
  }

  /** Drops a file on the page, as from a folder. */
  async drop(name: string, bytes: Uint8Array): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([file, numbers]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(numbers)], file));
        return data;
      },
      [name, [...bytes]] as const,
    );
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  }

  /** Pastes a file, as after copying a picture. */
  async paste(name: string, bytes: Uint8Array): Promise<void> {
    await this.page.evaluate(
      ([file, numbers]) => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([new Uint8Array(numbers)], file, { type: 'image/png' }));
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
      },
      [name, [...bytes]] as const,
    );
  }

  /** The picture of the network, as it is saved. */
  async savedPicture(): Promise<Pixels> {
    const button = this.page.getByRole('button', { name: 'Save RCAN’s picture as PNG' });
    const [download] = await Promise.all([this.page.waitForEvent('download'), button.click()]);
    return decodePng(new Uint8Array(await readFile(await download.path())), download.suggestedFilename());
  }

  /** PSNR of a picture as the comparison's table gives it. */
  async psnr(picture: 'sr' | 'bicubic'): Promise<number> {
    const cell = this.figure(1).locator(`tr[data-picture="${picture}"] td.score`);
    return Number(await cell.getAttribute('data-value'));
  }

  notice() {
    return this.page.getByRole('alert').locator('p');
  }

  /** What is said of the parts of the address that could not be used. */
  leftOut() {
    return this.page.getByRole('alert').getByRole('listitem');
  }
}

export interface Opened {
  readonly browser: Browser;
  readonly notebook: NotebookPage;
}

export async function openNotebook(query?: string): Promise<Opened> {
  const browser = await launchChromium({ webgpu: true });
  return { browser, notebook: await NotebookPage.open(browser, query) };
}

/** An engine in Node on wasm with the network of the page, to compare the page with. */
export async function engineInNode(scale = 2): Promise<Engine> {
  const engine = new Engine();
  await engine.start('wasm');
  const name = `rcan-x${scale}.safetensors`;
  const bytes = await readFile(new URL(`../../weights/${name}`, import.meta.url));
  await engine.loadCheckpoint(name, new Uint8Array(bytes).buffer);
  return engine;
}

/** The same run in Node. */
export async function runInNode(
  picture: Pixels,
  sites: readonly Site[],
  scale = 2,
  edits: readonly Edit[] = [],
): Promise<RunResult> {
  const engine = await engineInNode(scale);
  const result = await engine.run({ picture, sites, edits });
  engine.dispose();
  return result;
}
