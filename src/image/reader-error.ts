/** What can be wrong with what a reader brings. Each code has one sentence per language. */
export type ReaderErrorCode =
  | 'not-an-image'
  | 'unsupported-format'
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
  | 'out-of-memory'
  | 'backend-unavailable'
  | 'backend-stopped'
  | 'file-unreadable'
  | 'figure-too-large'
  | 'figure-not-saved'
  | 'lesson-missing'
  | 'lesson-compiler-missing'
  | 'lesson-too-large'
  | 'lesson-not-text'
  | 'figure-missing'
  | 'bad-argument';

/**
 * Something a reader can mend. `message` is the English sentence (what is wrong, where, what to do);
 * `code` and `details` let the notebook say the same in the reader's language.
 */
export class ReaderError extends Error {
  readonly code: ReaderErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: ReaderErrorCode, message: string, details: Record<string, string | number> = {}) {
    super(message);
    this.name = 'ReaderError';
    this.code = code;
    this.details = details;
  }
}

/** What was thrown, which may be anything, as an error. */
export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown));
