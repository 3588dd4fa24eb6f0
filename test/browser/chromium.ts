import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserServer,
  type LaunchOptions as Launch,
} from 'playwright-core';
import { packagedChromium, type Candidate } from './packaged-chromium.ts';

export interface LaunchOptions {
  /** Also offer WebGPU, computed in software, so that it is there on machines without a GPU. */
  readonly webgpu?: boolean;
  /** Draw pages on the CPU and leave the GPU to WebGL and WebGPU. What a GPU in software draws takes three times as long. */
  readonly plainDrawing?: boolean;
  /** The size of letters that its reader has set, in px: a rem. 16 without. */
  readonly letters?: number;
}

/**
 * WebGL is computed in software on every machine, so that all see the same numbers. It has to be asked for by
 * --use-angle: otherwise it counts as a "major performance caveat", with which TF.js refuses WebGL.
 */
const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
  '--force-color-profile=srgb',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--use-angle=swiftshader',
];
const webgpuFlags = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];
const plainDrawingFlags = ['--disable-gpu-compositing'];

/**
 * Starts a headless Chromium: the one in CHROMIUM_PATH or CHROME_PATH when set, else the first that starts of
 * an installed one, Playwright's own, and the one in the npm package `@sparticuz/chromium`.
 * RCAN_CHROMIUM=npm takes the last at once.
 * Throws, with a sentence saying what to do, when none starts: browser tests are never skipped silently.
 */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return (await launchNamedChromium(options)).browser;
}

/** As `launchChromium`, with the version and the origin of the browser in words, for the log. */
export async function launchNamedChromium(
  options: LaunchOptions = {},
): Promise<{ readonly browser: Browser; readonly name: string }> {
  const { started: browser, origin } = await firstThatStarts(options, (launch) => chromium.launch(launch));
  return { browser, name: `Chromium ${browser.version()}, ${origin}` };
}

/** As `launchNamedChromium`, for other processes to connect to. */
export async function launchChromiumServer(
  options: LaunchOptions = {},
): Promise<{ readonly server: BrowserServer; readonly name: string }> {
  const { started: server, origin } = await firstThatStarts(options, (launch) =>
    chromium.launchServer(launch),
  );
  const browser = await chromium.connect(server.wsEndpoint());
  const name = `Chromium ${browser.version()}, ${origin}`;
  await browser.close();
  return { server, name };
}

/** As `launchChromium`, on a profile that stays in `folder`, which is made when it is not there. */
export async function launchProfile(folder: string, options: LaunchOptions = {}): Promise<BrowserContext> {
  const launchOn = (launch: Launch) => chromium.launchPersistentContext(folder, launch);
  return (await firstThatStarts(options, launchOn)).started;
}

async function firstThatStarts<T>(
  options: LaunchOptions,
  start: (launch: Launch) => Promise<T>,
): Promise<{ readonly started: T; readonly origin: string }> {
  const failures: string[] = [];
  for (const find of finders()) {
    let origin = 'the npm package @sparticuz/chromium';
    try {
      const found = find();
      if (found === undefined) continue;
      origin = found.origin;
      const started = await start({
        executablePath: found.executable,
        args: [
          ...flags,
          ...(options.webgpu === true ? webgpuFlags : []),
          ...(options.plainDrawing === true ? plainDrawingFlags : []),
          ...(options.letters === undefined ? [] : [`--blink-settings=defaultFontSize=${options.letters}`]),
        ],
        env: { ...definedEnvironment(), ...found.environment },
      });
      return { started, origin };
    } catch (error) {
      failures.push(`${origin}: ${String(error).split('\n')[0] ?? ''}`);
    }
  }
  throw new Error(
    'No Chromium could be started, and the browser tests are not skipped. ' +
      'Install Chromium or Chrome (on Debian: apt-get install chromium), ' +
      'or set CHROMIUM_PATH to the program file of one.' +
      failures.map((failure) => `\n  ${failure}`).join(''),
  );
}

function finders(): (() => Candidate | undefined)[] {
  if (process.env['RCAN_CHROMIUM'] === 'npm') return [packagedChromium];
  const named = process.env['CHROMIUM_PATH'] ?? process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    return [() => ({ executable: named, origin: `named by the environment (${named})` })];
  }
  return [...installedChromiums().map((candidate) => () => candidate), playwrightChromium, packagedChromium];
}

/** Programs on the PATH first, then the usual places on macOS and Windows. */
export function installedChromiums(): Candidate[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (process.platform === 'darwin') {
    places.push(
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
  }
  if (process.platform === 'win32') {
    for (const variable of ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']) {
      const root = process.env[variable];
      if (root === undefined) continue;
      places.push(join(root, 'Google/Chrome/Application/chrome.exe'));
      places.push(join(root, 'Chromium/Application/chrome.exe'));
    }
  }
  return [...new Set(places)]
    .filter((place) => existsSync(place))
    .map((executable) => ({ executable, origin: `installed (${executable})` }));
}

function playwrightChromium(): Candidate | undefined {
  const executable = chromium.executablePath();
  return existsSync(executable) ? { executable, origin: `Playwright's own (${executable})` } : undefined;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
