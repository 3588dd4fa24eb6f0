import { buffer } from 'node:stream/consumers';
import type { BrowserContext, Download, Locator, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { CellName } from '../../src/figures/registry.ts';
import { decodePng } from '../../src/image/png.ts';
import type { Pixels } from '../../src/image/pixels.ts';
import { pageAddress, type PageName } from '../../src/lessons/page-names.ts';
import { warmContext } from './shared-chromium.ts';

export const projector = { width: 1280, height: 720 };
export const phone = { width: 390, height: 844 };

export interface Visit {
  /** Parts of the address, beside English, light and on wasm or in their place. */
  readonly query?: Readonly<Record<string, string | number>>;
  readonly size?: { readonly width: number; readonly height: number };
  /** The warm one without. */
  readonly context?: BrowserContext;
}

/** The query of an address that asks for this beside English, light and on wasm. */
export function queryOf(parts: Visit['query'] = {}): string {
  const all = { lang: 'en', theme: 'light', backend: 'wasm', ...parts };
  return String(new URLSearchParams(Object.entries(all).map(([name, value]) => [name, String(value)])));
}

/** The address of a page of the built notebook. */
export const addressOf = (name: PageName, parts?: Visit['query']): string =>
  `${new URL(pageAddress(name), inject('siteUrl')).href}?${queryOf(parts)}`;

/** The address of the gallery's page of these cells, in this order. */
export const galleryAddress = (cells: readonly CellName[], parts?: Visit['query']): string =>
  `${inject('galleryUrl')}?${queryOf({ figure: cells.join(','), ...parts })}`;

/** The built notebook in a real Chromium, and what a reader does with it. */
export class NotebookPage {
  readonly page: Page;
  /** Everything that the page complained of in the console, or threw. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${message.text()} (${message.location().url})`);
    });
  }

  /** A page on which nothing is open yet. */
  static async blank({ size = projector, context }: Omit<Visit, 'query'> = {}): Promise<NotebookPage> {
    const page = await (context ?? (await warmContext())).newPage();
    await page.setViewportSize(size);
    return new NotebookPage(page);
  }

  static async at(address: string, visit: Omit<Visit, 'query'> = {}): Promise<NotebookPage> {
    const notebook = await NotebookPage.blank(visit);
    await notebook.page.goto(address);
    return notebook;
  }

  /** A page of the notebook, whose first run may still go on. */
  static open(name: PageName = 'rcan', visit: Visit = {}): Promise<NotebookPage> {
    return NotebookPage.at(addressOf(name, visit.query), visit);
  }

  /** Figures of the gallery, drawn from a small network, once that has run. */
  static async gallery(cells: readonly CellName[], visit: Visit = {}): Promise<NotebookPage> {
    const notebook = await NotebookPage.at(galleryAddress(cells, visit.query), visit);
    await notebook.idle();
    return notebook;
  }

  /** Waits until the notebook has taken the place of its prerendered words, whether its first run goes on or not. */
  async drawn(): Promise<void> {
    await this.page.locator('#not-loaded').waitFor({ state: 'detached', timeout: 60_000 });
  }

  /** Waits until nothing runs any more. */
  async idle(): Promise<void> {
    await this.page.waitForSelector('[data-activity="idle"]', { timeout: 60_000 });
  }

  /** Waits until all figures are there, on the screen or not. */
  async allDrawn(): Promise<void> {
    await this.page.waitForFunction(() => !document.querySelector('[data-awaits]'), undefined, {
      timeout: 60_000,
    });
  }

  /** Waits until a run has begun to report. */
  async running(): Promise<void> {
    await this.page.waitForSelector('[data-activity="running"]', { timeout: 60_000 });
  }

  /** A figure by the name that its cell has in the lesson: `heat-map`. */
  figure(name: string): Locator {
    return this.page.locator(`#fig-${name} figure`);
  }

  /** Scrolls to a figure and waits until what it draws has been recorded. */
  async look(name: string): Promise<Locator> {
    const figure = this.figure(name);
    await scrollTo(figure);
    await this.page.waitForSelector(`#fig-${name} figure[data-state="ready"]`, { timeout: 60_000 });
    return figure;
  }

  /** Opens the settings of a figure, which stand behind one button, or what is behind that of this name; unless it is open. */
  async openSettings(figure: string, name = ''): Promise<void> {
    const button = this.figure(figure).locator('[data-more-controls]').filter({ hasText: name });
    const panel = this.page.locator(`[id="${await button.getAttribute('popovertarget')}"]`);
    if (!(await panel.isVisible())) await button.press('Enter');
    await panel.waitFor();
  }

  /** Chooses one of several in a figure or its settings: radio buttons, which are drawn as their labels. */
  async choose(figure: string, name: string): Promise<void> {
    const options = { name, exact: true, includeHidden: true };
    const radio = this.figure(figure).getByRole('radio', options);
    const panel = this.figure(figure)
      .locator('[popover]')
      .filter({ has: this.page.getByRole('radio', options) });
    const isCovered = (await panel.count()) > 0 && !(await panel.isVisible());
    if (isCovered) await this.openSettings(figure, (await panel.getAttribute('aria-label')) ?? '');
    await press(radio);
    if (isCovered) await this.page.keyboard.press('Escape');
  }

  /** Sets how the frequency figures measure, in the bar's menu for all of them: the cut-off, and choices by their names. */
  async measure(cutoff: number, choices: readonly string[] = []): Promise<void> {
    await this.page.locator('[popovertarget="measure"]').click();
    const menu = this.page.locator('#measure');
    for (const name of choices) await press(menu.getByRole('radio', { name, exact: true }));
    await menu.getByRole('slider').fill(String(cutoff));
    await this.page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
  }

  /** Drops a file on the page, as from a folder. */
  async drop(name: string, bytes: Uint8Array): Promise<void> {
    const transfer = await this.page.evaluateHandle(transferOf, [name, base64(bytes)] as const);
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  }

  /** Drops a picture and waits until the network has run on it. */
  async take(name: string, bytes: Uint8Array): Promise<void> {
    await this.drop(name, bytes);
    const sample = this.page.locator('figcaption .sample').filter({ hasText: name });
    await sample.first().waitFor({ state: 'attached', timeout: 60_000 });
    await this.idle();
  }

  /** Pastes a file, as after copying a picture. */
  async paste(name: string, bytes: Uint8Array): Promise<void> {
    const clipboardData = await this.page.evaluateHandle(transferOf, [name, base64(bytes)] as const);
    await this.page.evaluate(
      (data) =>
        void document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true })),
      clipboardData,
    );
  }

  /** Opens what is behind "More" below a figure, where it can be saved and linked to. */
  async openMore(figure: Locator): Promise<void> {
    await figure
      .locator('details.more')
      .first()
      .evaluate((details: HTMLDetailsElement) => (details.open = true));
  }

  /** What a button saves. */
  async saved(button: Locator): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), button.click()]);
    return { name: download.suggestedFilename(), bytes: await contentOf(download) };
  }

  /** The picture of the network, as the comparison saves it. */
  async savedPicture(): Promise<Pixels> {
    const button = this.page.getByRole('button', { name: 'RCAN’s picture as PNG' });
    const { name, bytes } = await this.saved(button);
    return decodePng(bytes, name);
  }

  /** PSNR of a picture as the comparison's table gives it. */
  async psnr(picture: 'sr' | 'bicubic'): Promise<number> {
    const cell = this.page.locator(`tr[data-picture="${picture}"] td.score`);
    return Number(await cell.getAttribute('data-value'));
  }

  /** A part of the page's address. */
  inAddress(part: string): string | null {
    return new URL(this.page.url()).searchParams.get(part);
  }

  notice(): Locator {
    return this.page.getByRole('alert').locator('p');
  }

  /** What is said of the parts of the address that could not be used. */
  leftOut(): Locator {
    return this.page.getByRole('alert').getByRole('listitem');
  }
}

/** Scrolls to a figure: meanwhile one that is drawn may take the place of what stood for it, and is scrolled to then. */
export const scrollTo = (figure: Locator): Promise<void> =>
  figure.scrollIntoViewIfNeeded().catch(() => figure.scrollIntoViewIfNeeded());

/** Chooses by the keyboard. */
async function press(radio: Locator): Promise<void> {
  await radio.press('Space');
  await radio.and(radio.page().locator(':checked')).waitFor({ state: 'attached' });
}

/** The bytes of a download, which lies where Chromium runs. */
export async function contentOf(download: Download): Promise<Uint8Array> {
  return new Uint8Array(await buffer(await download.createReadStream()));
}

/** Numbers in a text of their own would be four times as long. */
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Run in the page: a file, as it is dropped or pasted. */
function transferOf([name, content]: readonly [string, string]): DataTransfer {
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type: name.endsWith('.png') ? 'image/png' : '' }));
  return transfer;
}
