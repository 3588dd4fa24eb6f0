/** The reader's lesson as it is kept in the browser, so that a reload loses nothing. */
export interface Draft {
  readonly name: string;
  readonly text: string;
  readonly lineEnd: '\n' | '\r\n';
  /** Whether there is more in it than in its file. */
  readonly changed: boolean;
}

const key = 'own lesson';

/**
 * Keeps one draft. Pages of the notebook in other tabs keep theirs in the same place: what another one has written
 * there is not written over.
 */
export class DraftStore {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  /** What this page last read or wrote. */
  #last: string | null = null;

  /** @param storage undefined where the browser keeps nothing */
  constructor(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined) {
    this.#storage = storage;
  }

  /** What was kept; undefined if nothing was, or nothing that can be read. */
  read(): Draft | undefined {
    try {
      this.#last = this.#storage?.getItem(key) ?? null;
      return asDraft(JSON.parse(this.#last ?? 'null'));
    } catch {
      return undefined;
    }
  }

  /** Keeps a draft; false when that cannot be done, for lack of room or of leave, or for another tab's draft. */
  write(draft: Draft): boolean {
    try {
      if (!this.#storage || this.#isAnothers()) return false;
      this.#last = JSON.stringify(draft);
      this.#storage.setItem(key, this.#last);
      return true;
    } catch {
      return false;
    }
  }

  clear(): void {
    try {
      if (!this.#isAnothers()) this.#storage?.removeItem(key);
      this.#last = null;
    } catch {
      // Then there is nothing kept either.
    }
  }

  #isAnothers(): boolean {
    const kept = this.#storage?.getItem(key) ?? null;
    return kept !== null && kept !== this.#last;
  }
}

/** The place is the browser's and may hold anything. */
function asDraft(kept: unknown): Draft | undefined {
  if (typeof kept !== 'object' || kept === null) return;
  const { name, text, lineEnd, changed } = kept as Partial<Record<keyof Draft, unknown>>;
  if (typeof name !== 'string' || typeof text !== 'string' || typeof changed !== 'boolean') return;
  return { name, text, lineEnd: lineEnd === '\r\n' ? '\r\n' : '\n', changed };
}
