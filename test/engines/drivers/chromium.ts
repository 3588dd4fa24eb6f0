import { chromium, type Browser, type Page } from 'playwright-core';
import type { Driver, Position, Tab, WindowSize } from './tab.ts';

/** Chromium, by Playwright. */
export async function connectChromium(endpoint: string): Promise<Driver> {
  const browser = await chromium.connect(endpoint);
  return { name: 'chromium', version: browser.version(), open: (size) => openTab(browser, size) };
}

async function openTab(browser: Browser, size: WindowSize): Promise<Tab> {
  const context = await browser.newContext({ viewport: size, hasTouch: true });
  const page = await context.newPage();
  let frame: Pick<Page, 'evaluate'> = page;
  return {
    goto: async (url) => {
      frame = page;
      await page.goto(url);
    },
    evaluate: (run, ...args) => frame.evaluate(`(${String(run)})(...${JSON.stringify(args)})`),
    enterFrame: async () => {
      const inner = await (await page.waitForSelector('iframe')).contentFrame();
      if (!inner) throw new Error('The frame is empty.');
      frame = inner;
    },
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    click: ({ x, y }) => page.mouse.click(x, y),
    drag: async ([from, ...through]: readonly Position[]) => {
      if (!from) return;
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      for (const { x, y } of through) await page.mouse.move(x, y);
      await page.mouse.up();
    },
    touch: async (through) => {
      const session = await context.newCDPSession(page);
      const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Position[]) =>
        session.send('Input.dispatchTouchEvent', { type, touchPoints });
      for (const [i, at] of through.entries()) await send(i === 0 ? 'touchStart' : 'touchMove', [at]);
      await send('touchEnd', []);
      await session.detach();
    },
    resize: (next) => page.setViewportSize(next),
    screenshot: () => page.screenshot(),
    close: () => context.close(),
  };
}
