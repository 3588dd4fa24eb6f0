import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { answering, freePort, startProgram } from './process.ts';
import { keyParts, type Driver, type Position, type Tab, type WindowSize } from './tab.ts';
import { WebDriverSession } from './webdriver.ts';

export interface WebkitPrograms {
  /** WebKit's driver. */
  readonly driver: string;
  /** The browser that it drives. */
  readonly browser: string;
  /** A display for it where there is none. */
  readonly display: string;
}

/** WebKitGTK's programs, as Debian installs them (webkit2gtk-driver, xvfb); undefined where one is missing. */
export function webkitPrograms(): WebkitPrograms | undefined {
  const driver = onPath('WebKitWebDriver');
  const display = onPath('Xvfb');
  const libraries = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec', '/usr/lib64'];
  const browser = libraries
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.startsWith('webkit2gtk-4'))
        .map((name) => join(folder, name, 'MiniBrowser')),
    )
    .find((place) => existsSync(place));
  return driver && display && browser ? { driver, display, browser } : undefined;
}

const onPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((place) => existsSync(place));

/** Starts WebKit's driver on a display of its own; tells where it listens. */
export async function startWebkit({
  driver,
  display,
}: WebkitPrograms): Promise<{ endpoint: string; stop: () => void }> {
  const [port, screen] = [await freePort(), `:${60 + (process.pid % 900)}`];
  const processes = [
    startProgram(display, [screen, '-screen', '0', '1600x1200x24']),
    // Its sandbox does not start for root, as whom continuous integration runs.
    startProgram(driver, [`--port=${port}`], {
      DISPLAY: screen,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    }),
  ];
  const endpoint = `http://127.0.0.1:${port}`;
  await answering(`${endpoint}/status`);
  return { endpoint, stop: () => processes.forEach((started) => void started.kill()) };
}

/** WebKitGTK, of the engine of Safari, by the WebDriver protocol. */
export async function connectWebkit(endpoint: string, { browser }: WebkitPrograms): Promise<Driver> {
  const start = (without: readonly string[] = []) =>
    WebDriverSession.start(endpoint, {
      'webkitgtk:browserOptions': {
        binary: browser,
        args: ['--automation', `--features=${without.map((name) => `-${name}`).join(',')}`],
      },
      timeouts: { script: 120_000, pageLoad: 120_000 },
    });
  const { session, version } = await start();
  await session.end();
  // The driver has one session at a time: a tab that a test has left open is closed.
  let last: Tab | undefined;
  const open = async (size: WindowSize, without?: readonly string[]): Promise<Tab> => {
    await last?.close().catch(() => undefined);
    last = await openTab((await start(without)).session, size);
    return last;
  };
  return { name: 'webkit', version, open };
}

async function openTab(session: WebDriverSession, size: WindowSize): Promise<Tab> {
  const evaluate = async <R>(
    run: (...args: never) => R | Promise<R>,
    ...args: readonly unknown[]
  ): Promise<R> => {
    const { value, error } = (await session.post('/execute/async', {
      script: `const done = arguments[arguments.length - 1];
        (async () => (${String(run)})(...arguments[0]))()
          .then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args: [args],
    })) as { value: R; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  };
  // The window's frame counts in its size.
  const resize = async ({ width, height }: WindowSize) => {
    await session.post('/window/rect', { x: 0, y: 0, width, height });
    const inner = await evaluate(() => [innerWidth, innerHeight] as const);
    await session.post('/window/rect', {
      x: 0,
      y: 0,
      width: 2 * width - inner[0],
      height: 2 * height - inner[1],
    });
  };
  const pointer = (actions: readonly object[]) =>
    session.post('/actions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
  const move = ({ x, y }: Position) => ({
    type: 'pointerMove',
    duration: 0,
    x: Math.round(x),
    y: Math.round(y),
  });
  const [down, up] = [
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  await resize(size);
  return {
    evaluate,
    resize,
    goto: async (url) => {
      await session.post('/frame', { id: null });
      await session.post('/url', { url });
    },
    enterFrame: async () => void (await session.post('/frame', { id: 0 })),
    press: async (key) => {
      const [modifiers, pressed] = keyParts(key);
      const values = [...modifiers.map(keyValue), keyValue(pressed)];
      const actions = [
        ...values.map((value) => ({ type: 'keyDown', value })),
        ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
      ];
      await session.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    type: async (text) => {
      const actions = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await session.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    click: async (at) => void (await pointer([move(at), down, up])),
    drag: async ([from, ...through]: readonly Position[]) => {
      if (!from) return;
      await pointer([
        move(from),
        down,
        ...through.flatMap((at) => [move(at), { type: 'pause', duration: 30 }]),
        up,
      ]);
    },
    touch: undefined,
    screenshot: async () => Buffer.from((await session.get('/screenshot')) as string, 'base64'),
    close: () => session.end(),
  };
}

/** Keys that are no character, as the protocol writes them. */
const keys: Readonly<Record<string, string>> = {
  Backspace: '\ue003',
  Tab: '\ue004',
  Enter: '\ue007',
  Shift: '\ue008',
  Control: '\ue009',
  Alt: '\ue00a',
  Escape: '\ue00c',
  Space: ' ',
  End: '\ue010',
  Home: '\ue011',
  ArrowLeft: '\ue012',
  ArrowUp: '\ue013',
  ArrowRight: '\ue014',
  ArrowDown: '\ue015',
  Delete: '\ue017',
};

const keyValue = (key: string): string => keys[key] ?? key;
