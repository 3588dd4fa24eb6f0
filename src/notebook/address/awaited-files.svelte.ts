import { untrack } from 'svelte';
import type { Session } from '../../session/session.svelte.ts';
import type { Shown } from '../../session/run/session-state.ts';
import type { PictureChoice } from '../../session/run/wish.ts';
import { hashOf, isNoted, type CheckpointNote, type PictureNote } from '../permalink/file-notes.ts';
import { extentOf } from '../permalink/extent-parts.ts';
import type { LinkedView } from '../permalink/linked-view.ts';

/** A file of whoever made the link: dropped here, it lets the reader see the same. */
export interface Awaited<Note> {
  readonly note: Note;
  /** The name of a file that was opened since, and is another one. */
  readonly stranger?: string;
}

/**
 * The files that a link was made with and cannot carry. What belongs to such a file, the part of a picture or the edits
 * of a network, waits with it.
 */
export class AwaitedFiles {
  picture: Awaited<PictureNote> | undefined = $state.raw();
  checkpoint: Awaited<CheckpointNote> | undefined = $state.raw();
  readonly #view: LinkedView;
  /** The card that is shown in place of the picture. */
  #standIn: PictureChoice | undefined;
  #compared: ArrayBuffer | undefined;

  constructor(view: LinkedView) {
    this.#view = view;
    if (view.picture) this.picture = { note: view.picture };
    if (view.checkpoint) this.checkpoint = { note: view.checkpoint };
  }

  /** What the page's address goes on to carry meanwhile. */
  readonly waiting: LinkedView = $derived.by(() => {
    const { picture, window, whole, checkpoint, edits } = this.#view;
    return {
      ...(this.picture && picture && { picture, ...(window && { window }), ...(whole && { whole }) }),
      ...(this.checkpoint && checkpoint && { checkpoint, ...(edits && { edits }) }),
    };
  });

  /** Looks at the last good run, from an effect: whether one of the files has come. */
  follow(session: Session): void {
    const { shown } = session.run;
    if (!shown) return;
    untrack(() => {
      this.#seePicture(shown, session);
      void this.#seeCheckpoint(shown, session);
    });
  }

  #seePicture({ wish, opened }: Shown, session: Session): void {
    const { picture } = wish;
    if (!this.picture) return;
    if (picture.kind === 'card') {
      this.#standIn ??= picture;
      // The reader has chosen another one instead.
      if (picture !== this.#standIn) this.picture = undefined;
      return;
    }
    const { note } = this.picture;
    if (opened.width !== note.width || opened.height !== note.height) {
      this.picture = { note, stranger: picture.name };
      return;
    }
    this.picture = undefined;
    const extent = extentOf(this.#view);
    if (extent) void session.change({ extent });
  }

  async #seeCheckpoint({ wish, network }: Shown, session: Session): Promise<void> {
    const { checkpoint } = wish;
    if (!this.checkpoint || checkpoint.kind === 'shipped' || checkpoint.bytes === this.#compared) return;
    this.#compared = checkpoint.bytes;
    const { note } = this.checkpoint;
    const hash = await hashOf(checkpoint.bytes);
    if (this.checkpoint?.note !== note || checkpoint.bytes !== this.#compared) return;
    const same = isNoted(note, { config: network.info.config, ...(hash !== undefined && { hash }) });
    this.checkpoint = same ? undefined : { note, stranger: checkpoint.name };
    if (same && this.#view.edits) session.edits.change(this.#view.edits);
  }
}
