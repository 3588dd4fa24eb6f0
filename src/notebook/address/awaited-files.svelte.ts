import { untrack } from 'svelte';
import type { Session } from '../../session/session.svelte.ts';
import type { Shown } from '../../session/run/session-state.ts';
import type { PictureChoice } from '../../session/run/wish.ts';
import { hashOf, isNoted, type CheckpointNote, type PictureNote } from '../permalink/file-notes.ts';
import { extentOf } from '../permalink/extent-parts.ts';
import type { LinkedView } from '../permalink/linked-view.ts';

/** A file that a link was made with, which the reader is asked to open. */
export interface Awaited<Note> {
  readonly note: Note;
  /** The name of a file that the reader opened and that does not match. */
  readonly mismatch?: string;
}

/**
 * The files that a link was made with and cannot carry. What depends on such a file, the window of a picture or the edits
 * of a network, is applied when the file is opened.
 */
export class AwaitedFiles {
  picture: Awaited<PictureNote> | undefined = $state.raw();
  checkpoint: Awaited<CheckpointNote> | undefined = $state.raw();
  readonly #view: LinkedView;
  /** The card that is shown until the picture is opened. */
  #placeholder: PictureChoice | undefined;
  #compared: ArrayBuffer | undefined;

  constructor(view: LinkedView) {
    this.#view = view;
    if (view.picture) this.picture = { note: view.picture };
    if (view.checkpoint) this.checkpoint = { note: view.checkpoint };
  }

  /** The parts of the link that the page's address keeps until the files are opened. */
  readonly waiting: LinkedView = $derived.by(() => {
    const { picture, window, whole, checkpoint, edits } = this.#view;
    return {
      ...(this.picture && picture && { picture, ...(window && { window }), ...(whole && { whole }) }),
      ...(this.checkpoint && checkpoint && { checkpoint, ...(edits && { edits }) }),
    };
  });

  /** Checks in the last good run whether one of the files was opened; called from an effect. */
  follow(session: Session): void {
    const { shown } = session.run;
    if (!shown) return;
    untrack(() => {
      this.#checkPicture(shown, session);
      void this.#checkCheckpoint(shown, session);
    });
  }

  #checkPicture({ wish, opened }: Shown, session: Session): void {
    const { picture } = wish;
    if (!this.picture) return;
    if (picture.kind === 'card') {
      this.#placeholder ??= picture;
      // The reader has chosen another card: the picture is no longer awaited.
      if (picture !== this.#placeholder) this.picture = undefined;
      return;
    }
    const { note } = this.picture;
    if (opened.width !== note.width || opened.height !== note.height) {
      this.picture = { note, mismatch: picture.name };
      return;
    }
    this.picture = undefined;
    const extent = extentOf(this.#view);
    if (extent) void session.change({ extent });
  }

  async #checkCheckpoint({ wish, network }: Shown, session: Session): Promise<void> {
    const { checkpoint } = wish;
    if (!this.checkpoint || checkpoint.kind === 'shipped' || checkpoint.bytes === this.#compared) return;
    this.#compared = checkpoint.bytes;
    const { note } = this.checkpoint;
    const hash = await hashOf(checkpoint.bytes);
    if (this.checkpoint?.note !== note || checkpoint.bytes !== this.#compared) return;
    const same = isNoted(note, { config: network.info.config, ...(hash !== undefined && { hash }) });
    this.checkpoint = same ? undefined : { note, mismatch: checkpoint.name };
    if (same && this.#view.edits) session.edits.change(this.#view.edits);
  }
}
