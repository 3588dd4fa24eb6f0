import type { Plugin } from 'vite';
import { kernelBinary, kernelSources } from '../src/engine/kernels/binary.ts';
import { kernelVariants, memoryKinds } from '../src/engine/kernel-variants.ts';

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
      const names = kernelVariants.flatMap((variant) =>
        memoryKinds.map((memory) => [variant, memory] as const),
      );
      const builds = await Promise.all(
        names.map(async ([variant, memory]) => {
          const base64 = Buffer.from(await kernelBinary(variant, memory)).toString('base64');
          return [`${variant} ${memory}`, base64] as const;
        }),
      );
      return `const builds = ${JSON.stringify(Object.fromEntries(builds))};
export async function kernelBinary(variant, memory) {
  return Uint8Array.from(atob(builds[variant + ' ' + memory]), (character) => character.charCodeAt(0));
}`;
    },
  };
}
