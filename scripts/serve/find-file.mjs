import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/**
 * A file of the site.
 * @typedef {object} SiteFile
 * @property {string} path
 * @property {number} size in bytes
 * @property {number} time of its last change, in ms since 1970
 */

/**
 * The file that an address names, which for a folder is its index.html; undefined when there is none in `root`. Symbolic
 * links are followed to what lies in `root` too.
 * @param {string} root the real path of a folder
 * @param {string} address as it stands in the request
 * @returns {Promise<SiteFile | undefined>}
 */
export async function findFile(root, address) {
  try {
    const { pathname } = new URL(address, 'http://localhost/');
    const named = join(root, decodeURIComponent(pathname));
    // Before it is looked up: what lies outside is not even asked for.
    if (!isWithin(root, named)) return undefined;
    const isFolder = (await stat(named)).isDirectory();
    const path = await realpath(isFolder ? join(named, 'index.html') : named);
    if (!isWithin(root, path)) return undefined;
    const stats = await stat(path);
    return stats.isFile() ? { path, size: stats.size, time: stats.mtimeMs } : undefined;
  } catch {
    return undefined; // a malformed address, or no such file
  }
}

/**
 * @param {string} root
 * @param {string} path
 */
const isWithin = (root, path) => path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
