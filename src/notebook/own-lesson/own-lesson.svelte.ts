import { createContext } from 'svelte';
import type { ReadLesson } from '../../lessons/compiler/compile.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { BlockKeys } from './block-keys.ts';
import type { DraftStore } from './draft-store.ts';
import { lessonFile, readLessonFile, type LessonText } from './lesson-file.ts';

export type Reader = (markdown: string) => ReadLesson;

interface OwnLessonParts {
  /** Fetches the compiler. Rejects when it cannot be had. */
  readonly compiler: () => Promise<Reader>;
  readonly store: DraftStore;
  /** A lesson has been opened or begun, and read for the first time. */
  readonly onOpened: (lesson: Lesson) => void;
  readonly onFailure: (error: unknown) => void;
}

/** A lesson as it was last read, with names for its blocks that last from reading to reading. */
export interface Preview extends ReadLesson {
  readonly keys: readonly string[];
}

/** Who types is not interrupted; in ms. */
const pause = 300;

/** The reader's own lesson: its text, which is theirs to edit, and what became of it. */
export class OwnLesson {
  /** The file that it came from or will be saved in; undefined while no lesson is open. */
  file: LessonText | undefined = $state.raw();
  /** The text as it is in the editor. */
  text = $state('');
  /** What is shown of it; undefined until it has been read for the first time. */
  preview: Preview | undefined = $state.raw();
  /** Whether it could not be read, for want of the compiler. */
  unread = $state(false);
  /** Whether the text stands beside the lesson. */
  editing = $state(false);
  /** Whether a reload would find the text again. */
  kept = $state(true);
  /** What would replace or close a lesson with unsaved changes, until the reader has decided. */
  asked: (() => void) | undefined = $state.raw();
  /** Counts the texts that were opened: each has an editor of its own. */
  opened = $state(0);

  readonly #parts: OwnLessonParts;
  /** The text as it is in its file; undefined where it is in none. */
  #saved: string | undefined = $state();
  #keys = new BlockKeys();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Opens the lesson that was kept from before a reload. */
  constructor(parts: OwnLessonParts) {
    this.#parts = parts;
    const draft = parts.store.read();
    if (!draft) return;
    this.#show(draft, draft.changed ? undefined : draft.text);
    this.editing = draft.changed;
  }

  /** Whether there is something in the text that is not in its file. */
  readonly changed: boolean = $derived.by(() => this.file !== undefined && this.text !== this.#saved);

  /** Opens a lesson from disk. Rejects with `ReaderError` when the file cannot be one. */
  async open(file: File): Promise<void> {
    const read = await readLessonFile(file);
    this.#askFirst(() => {
      this.#show(read, read.text);
      this.editing = false;
      void this.#readFirst();
    });
  }

  /** Begins a lesson that is in no file yet, with a text to start from. */
  begin(name: string, text: string): void {
    this.#askFirst(() => {
      this.#show({ name, text, lineEnd: '\n' }, undefined);
      this.editing = true;
      void this.#readFirst();
    });
  }

  /** Takes what was typed; the lesson follows when the typing pauses. */
  edit(text: string): void {
    this.text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), pause);
  }

  /** Keeps the text and reads it, at once. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.keep();
    void this.#read();
  }

  /** Keeps the text in the browser. */
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

  /** Lets go of the lesson. */
  close(): void {
    this.#askFirst(() => {
      clearTimeout(this.#timer);
      this.file = this.preview = undefined;
      this.text = '';
      this.editing = false;
      this.kept = true;
      this.#parts.store.clear();
    });
  }

  /** Does what had to be asked about. */
  goOn(): void {
    const { asked } = this;
    this.asked = undefined;
    asked?.();
  }

  /** The lesson stays as it is. */
  stay(): void {
    this.asked = undefined;
  }

  #askFirst(action: () => void): void {
    if (this.changed) this.asked = action;
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

  async #read(): Promise<void> {
    try {
      const read = await this.#parts.compiler();
      // What was typed while the compiler came is read with it.
      if (!this.file) return;
      const found = read(this.text);
      if (!this.preview && found.problems.length > 0) this.editing = true;
      this.preview = { ...found, keys: this.#keys.of(found.lesson.blocks) };
      this.unread = false;
    } catch (error) {
      this.unread = true;
      this.#parts.onFailure(error);
    }
  }
}

export const [useOwnLesson, provideOwnLesson] = createContext<OwnLesson>();
