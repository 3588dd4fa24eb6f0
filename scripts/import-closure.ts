import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { globsOf, importsOf } from './imports.ts';

const isCode = (file: string): boolean => /\.(ts|js|mjs|svelte)$/.test(file);

/**
 * The packages that a page loads: those that its entry imports, or any file that the entry reaches by static or dynamic
 * imports and by `import.meta.glob`, each with the shortest chain of files to it. Types do not count, nor what `new URL`
 * names: a worker loads its own modules.
 * @param root of the project
 * @param entry path from the root, with forward slashes
 * @returns chains by package name as it is imported, such as `@tensorflow/tfjs-core`
 * @throws Error naming the file and the import when a relative import leads to no file
 */
export function packagesOf(root: string, entry: string): Map<string, readonly string[]> {
  const packages = new Map<string, readonly string[]>();
  const seen = new Set([entry]);
  // Breadth first, so that the first chain found is the shortest.
  const queue: (readonly string[])[] = [[entry]];
  for (const chain of queue) {
    const file = chain.at(-1)!;
    const text = readFileSync(join(root, file), 'utf8');
    for (const { specifier, kind } of importsOf(file, text)) {
      if (kind !== 'value') continue;
      if (specifier.startsWith('.')) add(resolved(root, file, specifier), chain);
      else if (!packages.has(specifier)) packages.set(specifier, chain);
    }
    for (const patterns of globsOf(file, text))
      for (const target of matchingAll(root, posix.dirname(file), patterns)) add(target, chain);
  }
  return packages;

  function add(file: string, chain: readonly string[]): void {
    if (!isCode(file) || seen.has(file)) return;
    seen.add(file);
    queue.push([...chain, file]);
  }
}

function resolved(root: string, importer: string, specifier: string): string {
  const file = posix.join(posix.dirname(importer), specifier.replace(/\?.*$/, ''));
  if (!existsSync(join(root, file))) throw new Error(`${importer} imports "${specifier}", which is no file.`);
  return file;
}

/** Files from the root that one of the patterns names, relative to `folder`, and none of those that begin with `!`. */
function matchingAll(root: string, folder: string, patterns: readonly string[]): string[] {
  const named = (pattern: string): string[] => matching(root, posix.join(folder, pattern));
  const excluded = patterns.filter((one) => one.startsWith('!')).flatMap((one) => named(one.slice(1)));
  return patterns
    .filter((one) => !one.startsWith('!'))
    .flatMap(named)
    .filter((file) => !excluded.includes(file));
}

/** Files from the root that a pattern names, in which `*` stands for any characters but a slash. */
function matching(root: string, pattern: string): string[] {
  const folder = posix.dirname(pattern.slice(0, pattern.indexOf('*')) + '_');
  const wanted = new RegExp(`^${pattern.split('*').map(escaped).join('[^/]*')}$`);
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.split(sep).join('/')))
    .filter((file) => wanted.test(file));
}

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
