import { createContext } from 'svelte';
import type { ReadLesson } from '../../lessons/compiler/compile.ts';
import type { Lesson, LessonProblem } from '../../lessons/lesson.ts';
import { BlockKeys } from './block-keys.ts';
import type { DraftStore } from './draft-store.ts';
import { lessonFile, readLessonFile, type LessonText } from './lesson-file.ts';

interface OwnLessonParts {
  /** Compiles a text. Rejects when the compiler cannot be had. */
  readonly read: (markdown: string) => Promise<ReadLesson>;
  readonly store: DraftStore;
  /** A lesson has been opened or begun, and read for the first time. */
  readonly onOpened: (lesson: Lesson) => void;
  readonly onFailure: (error: unknown) => void;
}

/** A lesson as last compiled, with keys of its blocks that stay the same across compilations. */
export interface Preview {
  /** Of the last text that could be compiled: an empty one if there was none. */
  readonly lesson: Lesson;
  readonly keys: readonly string[];
  /** Of the text as it is now. */
  readonly problems: readonly LessonProblem[];
}

const emptyLesson: Lesson = { title: '', headings: [], blocks: [] };

/** Milliseconds without typing before the lesson is compiled. */
const debounceMs = 300;

/** The reader's own lesson: its text, in an editor, and the compiled result. */
export class OwnLesson {
  /** The file that it came from or will be saved in; undefined while no lesson is open. */
  file: LessonText | undefined = $state.raw();
  /** The text as it is in the editor. */
  text = $state('');
  /** The compiled lesson that is shown; undefined until it has been compiled for the first time. */
  preview: Preview | undefined = $state.raw();
  /** Whether it could not be compiled because the compiler could not be fetched. */
  unread = $state(false);
  /** Whether the editor is shown beside the lesson. */
  editing = $state(false);
  /** Whether the text is stored in the browser, so that a reload keeps it. */
  kept = $state(true);
  /** An action that would lose unsaved changes and waits for the reader's confirmation. */
  pendingAction: (() => void) | undefined = $state.raw();
  /** Count of texts opened so far; each gets a new editor. */
  opened = $state(0);

  readonly #parts: OwnLessonParts;
  /** The text in its file; undefined if it was never saved to one. */
  #saved: string | undefined = $state();
  #keys = new BlockKeys();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading: Promise<void> | undefined;

  /** Opens the draft that was stored before a reload, if there is one. */
  constructor(parts: OwnLessonParts) {
    this.#parts = parts;
    const draft = parts.store.read();
    if (!draft) return;
    this.#show(draft, draft.changed ? undefined : draft.text);
    this.editing = draft.changed;
  }

  /** Whether the text differs from its file. */
  readonly changed: boolean = $derived.by(() => this.file !== undefined && this.text !== this.#saved);

  /** Opens a lesson from disk. Rejects with `ReaderError` when the file cannot be one. */
  async open(file: File): Promise<void> {
    const read = await readLessonFile(file);
    this.#confirmIfUnsaved(() => {
      this.#show(read, read.text);
      this.editing = false;
      void this.#readFirst();
    });
  }

  /** Begins a lesson that is not in a file yet, with a text to start from. */
  begin(name: string, text: string): void {
    this.#confirmIfUnsaved(() => {
      this.#show({ name, text, lineEnd: '\n' }, undefined);
      this.editing = true;
      void this.#readFirst();
    });
  }

  /** Takes typed text; the lesson is compiled after `debounceMs` without typing. */
  edit(text: string): void {
    this.text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), debounceMs);
  }

  /** Stores and compiles the text at once. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.keep();
    void this.#read();
  }

  /** Stores the text in the browser. */
  keep(): void {
    const { file, text, changed } = this;
    if (file) this.kept = this.#parts.store.write({ ...file, text, changed });
  }

  /** The file to be saved; from then on the text counts as saved. */
  save(): File | undefined {
    if (!this.file) return;
    this.#saved = this.text;
    this.keep();
    return lessonFile({ ...this.file, text: this.text });
  }

  /** Closes the lesson, after a confirmation if it has unsaved changes. */
  close(): void {
    this.#confirmIfUnsaved(() => {
      clearTimeout(this.#timer);
      this.file = this.preview = undefined;
      this.text = '';
      this.editing = false;
      this.kept = true;
      this.#parts.store.clear();
    });
  }

  /** Confirms: runs the pending action. */
  proceed(): void {
    const { pendingAction } = this;
    this.pendingAction = undefined;
    pendingAction?.();
  }

  /** Drops the pending action. */
  cancel(): void {
    this.pendingAction = undefined;
  }

  #confirmIfUnsaved(action: () => void): void {
    if (this.changed) this.pendingAction = action;
    else action();
  }

  #show(file: LessonText, saved: string | undefined): void {
    this.file = file;
    this.text = file.text;
    this.#saved = saved;
    this.preview = undefined;
    this.#keys = new BlockKeys();
    this.opened++;
  }

  async #readFirst(): Promise<void> {
    this.keep();
    await this.#read();
    if (this.preview) this.#parts.onOpened(this.preview.lesson);
  }

  /** Compiles the text as it is when the compiler is free: one text at a time, and none that has been changed since. */
  #read(): Promise<void> {
    return (this.#reading ??= this.#readNewest().finally(() => (this.#reading = undefined)));
  }

  async #readNewest(): Promise<void> {
    try {
      let [text, opened]: [string | undefined, number] = [undefined, 0];
      while (this.file && (text !== this.text || opened !== this.opened)) {
        [text, opened] = [this.text, this.opened];
        const read = await this.#parts.read(text);
        if (this.file && opened === this.opened) this.#take(read);
      }
      this.unread = false;
    } catch (error) {
      this.unread = true;
      this.#parts.onFailure(error);
    }
  }

  #take({ lesson, problems }: ReadLesson): void {
    if (!this.preview && problems.length > 0) this.editing = true;
    const { lesson: last, keys } = this.preview ?? { lesson: emptyLesson, keys: [] };
    this.preview = lesson
      ? { lesson, keys: this.#keys.of(lesson.blocks), problems }
      : { lesson: last, keys, problems };
  }
}

export const [useOwnLesson, provideOwnLesson] = createContext<OwnLesson>();
