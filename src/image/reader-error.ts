/** What can be wrong with what a reader brings. Each code has one sentence per language. */
export type ReaderErrorCode =
  | 'not-an-image'
  | 'unsupported-format'
  | 'png-only'
  | 'empty-file'
  | 'truncated-image'
  | 'image-too-large'
  | 'image-too-small'
  | 'spectrum-too-small'
  | 'not-a-checkpoint'
  | 'checkpoint-unsupported'
  | 'checkpoint-scale'
  | 'system-scale'
  | 'unknown-site'
  | 'bad-edit'
  | 'edits-left-out'
  | 'bad-training'
  | 'bad-training-picture'
  | 'training-diverged'
  | 'training-too-large'
  | 'out-of-memory'
  | 'backend-unavailable'
  | 'backend-stopped'
  | 'thread-stopped'
  | 'file-unreadable'
  | 'figure-too-large'
  | 'figure-not-saved'
  | 'notebook-renewed'
  | 'code-missing'
  | 'lesson-missing'
  | 'lesson-compiler-missing'
  | 'lesson-too-large'
  | 'lesson-not-text'
  | 'figure-missing'
  | 'bad-argument';

/** Characters of a sentence, and of a value that a file brings into it. */
const longest = { sentence: 1000, value: 200 } as const;

/**
 * Text that comes from anywhere as something to be read: at most so many characters, and in place of those that nobody
 * sees (controls, marks of direction, separators of lines) U+FFFD.
 */
export function readable(text: string, most: number): string {
  // More code units than that cannot be needed; a text of megabytes is not walked through.
  const characters = Array.from(text.slice(0, 2 * most + 2).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD'));
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most).join('')}…`;
}

/**
 * Something a reader can mend. `message` is the English sentence (what is wrong, where, what to do);
 * `code` and `details` let the notebook say the same in the reader's language. Whatever a file brings into them is made
 * `readable`: it reaches the page and the terminal.
 */
export class ReaderError extends Error {
  readonly code: ReaderErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: ReaderErrorCode, message: string, details: Record<string, string | number> = {}) {
    super(readable(message, longest.sentence));
    this.name = 'ReaderError';
    this.code = code;
    this.details = Object.fromEntries(
      Object.entries(details).map(([name, value]) => [
        name,
        typeof value === 'string' ? readable(value, longest.value) : value,
      ]),
    );
  }
}

/** What was thrown, which may be anything, as an error. */
export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown));
