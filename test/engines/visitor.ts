import { expect, inject, vi } from 'vitest';
import type { CellName } from '../../src/figures/registry.ts';
import { pageAddress, type PageName } from '../../src/lessons/page-names.ts';
import { driverOf } from './installed.ts';
import type { EngineName, Position, Tab, WindowSize } from './drivers/tab.ts';

export const projector: WindowSize = { width: 1280, height: 720 };
export const phone: WindowSize = { width: 390, height: 844 };

export interface Visit {
  /** Parts of the address, beside English and light or in their place. */
  readonly query?: Readonly<Record<string, string | number>>;
  readonly size?: WindowSize;
  /** Without the headers that isolate a page, as on a plain host. */
  readonly plain?: boolean;
  /** What the page lacks, as in an older browser: `AbortSignal.any`. */
  readonly lacking?: readonly string[];
  /** Features that WebKitGTK is to turn off. */
  readonly without?: readonly string[];
}

const patience = { timeout: 90_000, interval: 100 };

/** The notebook in one of the engines, and what a reader does with it. */
export class Visitor {
  readonly tab: Tab;

  private constructor(tab: Tab) {
    this.tab = tab;
  }

  /** A page of the notebook, once nothing runs any more. */
  static async open(engine: EngineName, name: PageName, visit: Visit = {}): Promise<Visitor> {
    const site = inject(visit.plain === true ? 'plainSite' : 'isolatedSite');
    const lacking = visit.lacking && { utm_without: visit.lacking.join(',') };
    const query = queryOf({ ...visit.query, ...lacking });
    return Visitor.at(engine, `${new URL(pageAddress(name), site).href}?${query}`, visit);
  }

  /** Figures of the gallery, drawn from a small network. */
  static async gallery(engine: EngineName, cells: readonly CellName[], visit: Visit = {}): Promise<Visitor> {
    const query = queryOf({ figure: cells.join(','), ...visit.query });
    return Visitor.at(engine, `${inject('figureGallery')}?${query}`, visit);
  }

  static async at(
    engine: EngineName,
    address: string,
    { size = projector, without }: Visit = {},
  ): Promise<Visitor> {
    const visitor = new Visitor(await (await driverOf(engine)).open(size, without));
    await visitor.goto(address);
    return visitor;
  }

  /** A page that shows the notebook in a frame, of which everything asked from now on is. */
  static async inFrame(engine: EngineName, address: string): Promise<Visitor> {
    const visitor = new Visitor(await (await driverOf(engine)).open(projector));
    await visitor.tab.goto(address);
    await visitor.tab.enterFrame();
    return visitor;
  }

  async goto(address: string): Promise<void> {
    await this.tab.goto(address);
    await this.idle();
  }

  /** Waits until nothing runs any more. */
  idle(): Promise<void> {
    return this.shows('[data-activity="idle"]');
  }

  /** Waits until an element is there. */
  async shows(selector: string): Promise<void> {
    await vi.waitFor(async () => expect(await this.count(selector), selector).toBeGreaterThan(0), patience);
  }

  count(selector: string): Promise<number> {
    return this.tab.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);
  }

  /** The words of the first such element; empty without one. */
  text(selector: string): Promise<string> {
    return this.tab.evaluate((wanted) => document.querySelector(wanted)?.textContent?.trim() ?? '', selector);
  }

  /** What the contents say, once they are open. */
  async contents(): Promise<string> {
    if ((await this.text('#contents')) === '')
      await this.tab.evaluate(() => document.querySelector<HTMLElement>('button.contents')?.click());
    await vi.waitFor(async () => expect(await this.text('#contents')).not.toBe(''), patience);
    return this.text('#contents');
  }

  attribute(selector: string, name: string): Promise<string | null> {
    return this.tab.evaluate(
      (wanted, which) => document.querySelector(wanted)?.getAttribute(which) ?? null,
      selector,
      name,
    );
  }

  /** Scrolls to a figure by its name in the lesson and waits until it has drawn what was recorded. */
  async look(name: string): Promise<void> {
    const figure = `#fig-${name} figure`;
    await this.shows(figure);
    await this.middle(figure);
    await this.shows(`${figure}[data-state="ready"]`);
    await this.middle(figure);
  }

  /** Scrolls an element to the middle of the window and tells its own middle there. */
  middle(selector: string): Promise<Position> {
    return this.tab.evaluate((wanted) => {
      const element = document.querySelector(wanted);
      if (!element) throw new Error(`There is no ${wanted}.`);
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }, selector);
  }

  async click(selector: string): Promise<void> {
    await this.tab.click(await this.middle(selector));
  }

  /** Clicks the first button of a part of the page that is called so. */
  async clickButton(name: string, within = 'body'): Promise<void> {
    const at = await this.tab.evaluate(
      (wanted, part) => {
        const called = (button: Element) =>
          (button.getAttribute('aria-label') ?? button.textContent ?? '').trim();
        const buttons = [...document.querySelectorAll(`${part} :is(button, summary)`)];
        const button = buttons.find((one) => called(one) === wanted);
        if (!button)
          throw new Error(`There is no button "${wanted}", but ${buttons.map(called).join(', ')}.`);
        button.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = button.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      },
      name,
      within,
    );
    await this.tab.click(at);
  }

  focus(selector: string): Promise<void> {
    return this.tab.evaluate(
      (wanted) => (document.querySelector(wanted) as HTMLElement | null)?.focus(),
      selector,
    );
  }

  /** Drops a file on the page, as from a folder. */
  drop(name: string, bytes: Uint8Array): Promise<void> {
    return this.tab.evaluate(
      (called, content) => {
        const data = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(
          new File([data], called, { type: called.endsWith('.png') ? 'image/png' : '' }),
        );
        document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
      },
      name,
      Buffer.from(bytes).toString('base64'),
    );
  }

  /** What the page says is wrong, and what it complained of to the console since this was last asked. */
  async complaints(): Promise<string[]> {
    return this.tab.evaluate(() => [
      ...[...document.querySelectorAll('[role="alert"]')]
        .map((alert) => alert.textContent?.trim() ?? '')
        .filter(Boolean),
      ...(globalThis as unknown as { complaints: string[] }).complaints.splice(0),
    ]);
  }

  address(): Promise<string> {
    return this.tab.evaluate(() => location.href);
  }

  close(): Promise<void> {
    return this.tab.close();
  }
}

/** The query of an address that asks for this beside English and light. */
function queryOf(parts: Visit['query'] = {}): string {
  const all = { lang: 'en', theme: 'light', ...parts };
  return String(new URLSearchParams(Object.entries(all).map(([name, value]) => [name, String(value)])));
}
