import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Browser, type KeyInput, type Page } from 'puppeteer-core';
import { answering, freePort, startProgram } from './process.ts';
import { keyParts, type Driver, type Position, type Tab, type WindowSize } from './tab.ts';

/** Where Firefox is installed; undefined where it is not. FIREFOX_PATH names another. */
export function firefoxPath(): string | undefined {
  const places = [
    process.env['FIREFOX_PATH'] ?? '',
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:/Program Files/Mozilla Firefox/firefox.exe',
  ];
  return places.find((place) => place !== '' && existsSync(place));
}

/** Starts Firefox on a new profile; tells where it is driven from. */
export async function startFirefox(
  program: string,
): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  const [port, profile] = [await freePort(), await mkdtemp(join(tmpdir(), 'firefox-'))];
  const firefox = startProgram(program, [
    '--headless',
    '--no-remote',
    `--remote-debugging-port=${port}`,
    '--profile',
    profile,
  ]);
  await answering(`http://127.0.0.1:${port}`);
  return {
    endpoint: `ws://127.0.0.1:${port}/session`,
    stop: async () => {
      const ended = once(firefox, 'exit');
      firefox.kill();
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Firefox, by Puppeteer over WebDriver BiDi. */
export async function connectFirefox(endpoint: string): Promise<Driver> {
  const browser = await connect({ browserWSEndpoint: endpoint, protocol: 'webDriverBiDi' });
  const version = (await browser.version()).replace(/^\D+/, '');
  return { name: 'firefox', version, open: (size) => openTab(browser, size) };
}

async function openTab(browser: Browser, size: WindowSize): Promise<Tab> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.setViewport(size);
  let frame: Pick<Page, 'evaluate'> = page;
  return {
    goto: async (url) => {
      frame = page;
      await page.goto(url);
    },
    enterFrame: async () => {
      const element = await page.waitForSelector('iframe');
      if (!element) throw new Error('There is no frame.');
      frame = await element.contentFrame();
    },
    evaluate: <R>(run: (...args: never) => R | Promise<R>, ...args: readonly unknown[]) =>
      frame.evaluate(`(${String(run)})(...${JSON.stringify(args)})`) as Promise<R>,
    press: async (key) => {
      const [modifiers, pressed] = keyParts(key);
      for (const modifier of modifiers) await page.keyboard.down(modifier as KeyInput);
      await page.keyboard.press(pressed as KeyInput);
      for (const modifier of modifiers.toReversed()) await page.keyboard.up(modifier as KeyInput);
    },
    type: (text) => page.keyboard.type(text),
    click: ({ x, y }) => page.mouse.click(x, y),
    drag: async ([from, ...through]: readonly Position[]) => {
      if (!from) return;
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      for (const { x, y } of through) await page.mouse.move(x, y);
      await page.mouse.up();
    },
    touch: async ([from, ...through]: readonly Position[]) => {
      if (!from) return;
      const finger = await page.touchscreen.touchStart(from.x, from.y);
      for (const { x, y } of through) await finger.move(x, y);
      await finger.end();
    },
    resize: (next) => page.setViewport(next),
    screenshot: () => page.screenshot(),
    close: () => context.close(),
  };
}
