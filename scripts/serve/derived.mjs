import { readFile } from 'node:fs/promises';

/**
 * What is made of files, each kept until its file changes.
 * @template T
 */
export class Derived {
  /** @type {Map<string, { time: number, made: Promise<T> }>} */
  #kept = new Map();
  #make;

  /** @param {(bytes: Buffer) => T | Promise<T>} make */
  constructor(make) {
    this.#make = make;
  }

  /**
   * Rejects when the file cannot be read.
   * @param {import('./find-file.mjs').SiteFile} file
   * @returns {Promise<T>}
   */
  of({ path, time }) {
    const kept = this.#kept.get(path);
    if (kept?.time === time) return kept.made;
    const made = readFile(path).then(this.#make);
    this.#kept.set(path, { time, made });
    // What could not be read is read anew by who asks next.
    made.catch(() => this.#kept.delete(path));
    return made;
  }
}
