import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { memoryOptions, variantOptions, type KernelVariant, type MemoryKind } from '../kernel-variants.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const sourceFolder = join(root, 'kernels');
const cacheFolder = join(root, '.cache/kernels');

/**
 * The kernels of `kernels/` compiled to WebAssembly, from `.cache` where they have been compiled before. In Node; a
 * page has them built in, as the Vite plugin in `scripts/vite-kernels.ts` then stands in for this file.
 * Throws an `Error` with the compiler's words when they do not compile.
 */
export async function kernelBinary(
  variant: KernelVariant,
  memory: MemoryKind,
): Promise<Uint8Array<ArrayBuffer>> {
  const args = argumentsFor(variant, memory);
  const sources = await readSources();
  const compiler = createRequire(import.meta.url)('assemblyscript/package.json') as { version: string };
  const made = JSON.stringify([compiler.version, args, [...sources]]);
  const name = `${variant}-${memory}-${createHash('sha256').update(made).digest('hex').slice(0, 16)}.wasm`;
  const cached = join(cacheFolder, name);
  const found = await readFile(cached).catch(() => undefined);
  if (found) return new Uint8Array(found);
  const binary = await compile(sources, args);
  await mkdir(cacheFolder, { recursive: true });
  // Several processes may be at it: each writes a file of its own and gives it the name when it is whole.
  const whole = join(cacheFolder, `${name}.${randomUUID()}`);
  await writeFile(whole, binary);
  await rename(whole, cached);
  return binary;
}

/** The files that the kernels are compiled from. */
export async function kernelSources(): Promise<string[]> {
  return [...(await readSources()).keys()].map((name) => join(sourceFolder, name));
}

/** The texts of the AssemblyScript files by name, in a fixed order. */
async function readSources(): Promise<Map<string, string>> {
  const names = (await readdir(sourceFolder)).filter((name) => name.endsWith('.ts')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(sourceFolder, name), 'utf8')));
  return new Map(names.map((name, i) => [name, texts[i]!]));
}

/** Memory is TF.js's: the kernels import it, and put no data of their own at fixed places in it. */
function argumentsFor(variant: KernelVariant, memory: MemoryKind): string[] {
  const imported = ['--importMemory', '--noExportMemory', '--runtime', 'stub'];
  const options = [...variantOptions[variant], ...memoryOptions[memory]];
  return ['index.ts', '--outFile', 'kernels.wasm', '-O3', '--noAssert', ...imported, ...options];
}

async function compile(
  sources: ReadonlyMap<string, string>,
  args: string[],
): Promise<Uint8Array<ArrayBuffer>> {
  // Takes a second to load: only who compiles waits for it.
  const { default: asc } = await import('assemblyscript/asc');
  let binary: Uint8Array<ArrayBuffer> | undefined;
  const { error, stderr } = await asc.main(args, {
    readFile: (name) => sources.get(name) ?? null,
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') binary = new Uint8Array(contents);
    },
    listFiles: () => [],
  });
  if (error || !binary)
    throw new Error(`The wasm kernels do not compile. ${String(stderr)}`, { cause: error });
  return binary;
}
