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
 * The kernels of `kernels/` compiled to WebAssembly, read from `.cache` if compiled before. For Node: in the page, the
 * Vite plugin of `scripts/vite-kernels.ts` replaces this module by one that holds the binaries.
 * Rejects with an `Error` that holds the compiler's message when they do not compile.
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
  // Several processes may compile at once: each writes a file of its own and renames it when complete.
  const whole = join(cacheFolder, `${name}.${randomUUID()}`);
  await writeFile(whole, binary);
  await rename(whole, cached);
  return binary;
}

/** Paths of the source files of the kernels. */
export async function kernelSources(): Promise<string[]> {
  return [...(await readSources()).keys()].map((name) => join(sourceFolder, name));
}

/** The texts of the AssemblyScript files by name, in a fixed order. */
async function readSources(): Promise<Map<string, string>> {
  const names = (await readdir(sourceFolder)).filter((name) => name.endsWith('.ts')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(sourceFolder, name), 'utf8')));
  return new Map(names.map((name, i) => [name, texts[i]!]));
}

/** The kernels import TF.js's memory and have no static data of their own. */
function argumentsFor(variant: KernelVariant, memory: MemoryKind): string[] {
  const imported = ['--importMemory', '--noExportMemory', '--runtime', 'stub'];
  const options = [...variantOptions[variant], ...memoryOptions[memory]];
  return ['index.ts', '--outFile', 'kernels.wasm', '-O3', '--noAssert', ...imported, ...options];
}

async function compile(
  sources: ReadonlyMap<string, string>,
  args: string[],
): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded here, as loading takes a second and is rarely needed.
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
