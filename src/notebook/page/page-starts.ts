import type { Lesson } from '../../lessons/lesson.ts';
import { startChanges, startOf, type PageStart } from '../../lessons/page-start.ts';
import type { Session } from '../../session/session.svelte.ts';
import { setView } from '../../figures/set-view/set-view.ts';

/** Sets picture, scale and selection that a lesson begins with, where the reader has not changed them. */
export class PageStarts {
  readonly #session: Session;
  /** The start values of the pages so far. */
  #start: PageStart;

  /** @param start of the page that was opened */
  constructor(session: Session, start: PageStart) {
    [this.#session, this.#start] = [session, start];
  }

  /** Applies the start of a lesson that was opened. */
  apply(lesson: Lesson): void {
    const { picture, scale } = this.#session.wish;
    const selection = this.#session.selection.current;
    const now = {
      scale,
      ...(picture.kind === 'card' && { image: picture.id }),
      ...(selection && { selection }),
    };
    const next = startOf(lesson);
    const { selection: place, ...rest } = startChanges(this.#start, now, next);
    this.#start = { ...this.#start, ...next };
    setView(this.#session, { ...rest, ...place });
  }
}
