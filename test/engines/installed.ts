import { inject } from 'vitest';
import { connectChromium } from './drivers/chromium.ts';
import { connectFirefox, firefoxPath } from './drivers/firefox.ts';
import { engineNames, type Driver, type EngineName } from './drivers/tab.ts';
import { connectWebkit, webkitPrograms } from './drivers/webkit.ts';

/** Engines that are not on this machine, and how they get there; Chromium comes with npm. */
export function missingEngines(): { readonly name: EngineName; readonly cure: string }[] {
  return [
    ...(firefoxPath() === undefined
      ? [{ name: 'firefox', cure: 'on Debian: apt-get install firefox-esr' } as const]
      : []),
    ...(webkitPrograms() === undefined
      ? [{ name: 'webkit', cure: 'on Debian: apt-get install webkit2gtk-driver xvfb' } as const]
      : []),
  ];
}

/** The engines of this machine; RCAN_ENGINES=firefox,webkit names fewer. */
export const installedEngines: readonly EngineName[] = engineNames.filter(
  (name) =>
    !missingEngines().some((missing) => missing.name === name) &&
    (process.env['RCAN_ENGINES'] ?? name).split(',').includes(name),
);

const connected = new Map<EngineName, Promise<Driver>>();

/** An engine of this run, which is connected to when it is first asked for. */
export function driverOf(name: EngineName): Promise<Driver> {
  const found = connected.get(name) ?? connect(name);
  connected.set(name, found);
  return found;
}

function connect(name: EngineName): Promise<Driver> {
  const endpoint = inject('engineEndpoints')[name];
  const programs = webkitPrograms();
  if (endpoint === undefined) throw new Error(`${name} has not been started.`);
  if (name === 'chromium') return connectChromium(endpoint);
  if (name === 'firefox') return connectFirefox(endpoint);
  if (!programs) throw new Error('WebKit is not installed.');
  return connectWebkit(endpoint, programs);
}
