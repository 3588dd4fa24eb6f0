/** The reader's lesson as it is stored in the browser, so that a reload loses nothing. */
export interface Draft {
  readonly name: string;
  readonly text: string;
  readonly lineEnd: '\n' | '\r\n';
  /** Whether it differs from its file. */
  readonly changed: boolean;
}

/** Under which the draft is stored. */
export const draftKey = 'own lesson';

/**
 * Stores one draft. Other tabs store theirs under the same key: a draft written by another tab is not overwritten.
 */
export class DraftStore {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  /** The value that this page last read or wrote. */
  #last: string | null = null;

  /** @param storage undefined where the browser allows none */
  constructor(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined) {
    this.#storage = storage;
  }

  /** The stored draft; undefined if there is none, or none that can be parsed. */
  read(): Draft | undefined {
    try {
      this.#last = this.#storage?.getItem(draftKey) ?? null;
      return asDraft(JSON.parse(this.#last ?? 'null'));
    } catch {
      return undefined;
    }
  }

  /** Stores a draft; false when storage is full or forbidden, or holds another tab's draft. */
  write(draft: Draft): boolean {
    try {
      if (!this.#storage || this.#isAnothers()) return false;
      this.#last = JSON.stringify(draft);
      this.#storage.setItem(draftKey, this.#last);
      return true;
    } catch {
      return false;
    }
  }

  /** Removes the draft, unless it is another tab's. */
  clear(): void {
    try {
      if (!this.#isAnothers()) this.#storage?.removeItem(draftKey);
      this.#last = null;
    } catch {
      // Storage is forbidden: there is nothing to remove.
    }
  }

  #isAnothers(): boolean {
    const kept = this.#storage?.getItem(draftKey) ?? null;
    return kept !== null && kept !== this.#last;
  }
}

/** Checks a stored value, which may be anything. */
function asDraft(kept: unknown): Draft | undefined {
  if (typeof kept !== 'object' || kept === null) return;
  const { name, text, lineEnd, changed } = kept as Partial<Record<keyof Draft, unknown>>;
  if (typeof name !== 'string' || typeof text !== 'string' || typeof changed !== 'boolean') return;
  return { name, text, lineEnd: lineEnd === '\r\n' ? '\r\n' : '\n', changed };
}
