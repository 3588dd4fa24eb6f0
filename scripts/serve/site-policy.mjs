import { Derived } from './derived.mjs';
import { findFile } from './find-file.mjs';

const inPage = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/;

/**
 * The Content-Security-Policy that the build has written into the pages of a site, for the header of every answer: what
 * a page says binds its workers only where that header says it too.
 */
export class SitePolicy {
  #root;
  #found = new Derived((page) => inPage.exec(page.toString())?.[1]);

  /** @param {string} root the real path of the site's folder */
  constructor(root) {
    this.#root = root;
  }

  /** Undefined for a folder without pages that have one. */
  async current() {
    const page = await findFile(this.#root, '/');
    return page && this.#found.of(page);
  }
}
