import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { create, globals } from 'webgpu';
import { installedChromiums } from './browser/chromium.ts';

/** SwiftShader, a Vulkan driver that computes on the CPU, as it lies beside a Chromium. */
const softwareDriver = 'vk_swiftshader_icd.json';

/**
 * Gives Node `navigator.gpu`, as a browser has it, by Dawn (the npm package `webgpu`): on the machine's GPU where it
 * has one, else in software by the driver of an installed Chromium. Then `src/engine/backends/webgpu.ts` runs here.
 * Returns the adapter's name and what takes `navigator.gpu` away again, without which Node does not end.
 * Throws an `Error` saying what to do where there is no adapter.
 */
export async function installWebgpu(): Promise<{ adapter: string; remove: () => void }> {
  Object.assign(globalThis, globals);
  const { gpu, adapter } = (await open()) ?? (await openInSoftware()) ?? {};
  if (!gpu || !adapter) {
    throw new Error(
      'WebGPU finds no GPU here, nor a Chromium whose software driver would do. Install Chromium (on Debian: ' +
        'apt-get install chromium), or set VK_DRIVER_FILES to the JSON file of a Vulkan driver.',
    );
  }
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
  const remove = (): void => {
    if (before) Object.defineProperty(globalThis, 'navigator', before);
    else Reflect.deleteProperty(globalThis, 'navigator');
  };
  return { adapter, remove };
}

async function open(): Promise<{ gpu: GPU; adapter: string } | undefined> {
  const gpu = create([]);
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  return adapter ? { gpu, adapter: adapter.info.description } : undefined;
}

async function openInSoftware(): ReturnType<typeof open> {
  const driver = softwareDrivers().find((path) => existsSync(path));
  if (driver === undefined || process.env['VK_DRIVER_FILES'] !== undefined) return undefined;
  process.env['VK_DRIVER_FILES'] = driver;
  return open();
}

/** Where the driver may lie: beside the program, or in the folder of Debian's package, whose program is a script. */
function softwareDrivers(): string[] {
  const folders = installedChromiums().map(({ executable }) => dirname(executable));
  return [...folders, '/usr/lib/chromium'].map((folder) => join(folder, softwareDriver));
}
