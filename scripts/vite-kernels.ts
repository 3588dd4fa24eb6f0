import type { Plugin } from 'vite';
import { kernelBinary, kernelSources } from '../src/engine/kernels/binary.ts';
import { kernelVariants } from '../src/engine/kernels/variants.ts';

/**
 * Puts the compiled wasm kernels into the page: there, `src/engine/kernels/binary.ts` is a module that holds all
 * builds, some kilobytes each, instead of the compiler.
 */
export function kernels(): Plugin {
  return {
    name: 'kernels',
    async load(id) {
      const inNode = this.environment.config.consumer === 'server';
      if (inNode || !id.replaceAll('\\', '/').endsWith('/src/engine/kernels/binary.ts')) return null;
      for (const file of await kernelSources()) this.addWatchFile(file);
      const builds = await Promise.all(
        kernelVariants.map(async (variant) => {
          const base64 = Buffer.from(await kernelBinary(variant)).toString('base64');
          return [variant, base64] as const;
        }),
      );
      return `const builds = ${JSON.stringify(Object.fromEntries(builds))};
export async function kernelBinary(variant) {
  return Uint8Array.from(atob(builds[variant]), (character) => character.charCodeAt(0));
}`;
    },
  };
}
