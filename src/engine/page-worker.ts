import { folderFile, isShutOff } from './page-place.ts';
import { trustBlob } from './trusted-scripts.ts';

/**
 * Vite finds the entries of workers by the expression `new Worker(new URL(...), { type: 'module' })`; where this is
 * imported under that name, it starts them also where a page may not start one from a file: in the notebook's folder
 * version, where their code has come with the page, and in a frame of opaque origin (`sandbox="allow-scripts"`), to which
 * every address is another site's. Throws what the browser throws.
 */
export const Worker = function (address: URL, options: WorkerOptions) {
  const code = folderFile(address) ?? (isShutOff() ? importing(address) : undefined);
  if (code === undefined) return new globalThis.Worker(address, options);
  const blob = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  return new globalThis.Worker(trustBlob(blob));
} as unknown as typeof globalThis.Worker;

/**
 * A script that imports a module, as a blob of opaque origin cannot be one itself, and keeps the messages that come before
 * the module takes them.
 */
const importing = ({ href }: URL): string => `
  const early = [];
  const keep = ({ data, ports }) => early.push({ data, ports });
  addEventListener('message', keep);
  import(${JSON.stringify(href)}).then(() => {
    removeEventListener('message', keep);
    for (const init of early) dispatchEvent(new MessageEvent('message', init));
  });`;
