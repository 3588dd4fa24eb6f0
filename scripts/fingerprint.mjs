import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @typedef {{ path: string, only?: RegExp, without?: RegExp }} Source a file, or a folder with everything in it */

/**
 * What the site is made of. Of `scripts` the plugins of the build, which are the TypeScript there; commands of the terminal
 * are no part of it.
 * @type {readonly Source[]}
 */
const sources = [
  { path: 'index.html' },
  { path: 'package-lock.json' },
  { path: 'svelte.config.js' },
  { path: 'vite.config.ts' },
  { path: 'kernels' },
  { path: 'lessons' },
  { path: 'public' },
  { path: 'scripts', only: /\.ts$/ },
  { path: 'src', without: /^src\/cli\// },
  // Lessons may quote it.
  { path: 'training', only: /\.py$/ },
  { path: 'weights', only: /\.(json|safetensors)$/ },
];

/**
 * Differs when a file that the site is made of does: by contents, as times change with every checkout.
 * @param {string} root the project's folder
 * @param {readonly Source[]} [more] what else is built, beside the site's own sources
 * @returns {string} a SHA-256 in hexadecimal digits
 */
export function fingerprint(root, more = []) {
  const hash = createHash('sha256');
  for (const { path, only, without } of [...sources, ...more]) {
    for (const file of filesOf(root, path)) {
      if ((only && !only.test(file)) || without?.test(file)) continue;
      const bytes = readFileSync(join(root, file));
      hash.update(`${file}\n${bytes.length}\n`).update(bytes);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} [built] what was built, the site without
 * @returns the fingerprint that was recorded with its last build
 */
export function recordedFingerprint(root, built) {
  const record = recordOf(root, built);
  return existsSync(record) ? readFileSync(record, 'utf8') : undefined;
}

/**
 * @param {string} root
 * @param {string} value
 * @param {string} [built] as for `recordedFingerprint`
 */
export function recordFingerprint(root, value, built) {
  const record = recordOf(root, built);
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, value);
}

/**
 * @param {string} root
 * @param {string} built
 */
function recordOf(root, built = 'site') {
  return join(root, `.cache/${built}-fingerprint`);
}

/**
 * The files at a path, which need not exist, in a fixed order, as paths from `root` with forward slashes.
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(root, path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesOf(root, `${path}/${name}`));
}
