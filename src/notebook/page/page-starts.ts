import type { Lesson } from '../../lessons/lesson.ts';
import { startOf, turned, type PageStart } from '../../lessons/page-start.ts';
import type { Session } from '../../session/session.svelte.ts';
import { setView } from '../../figures/set-view/set-view.ts';

/** Sets the session up for a lesson that is turned to, as far as the reader has not. */
export class PageStarts {
  readonly #session: Session;
  /** What the pages so far would have the session be. */
  #start: PageStart;

  /** @param start of the page that was opened */
  constructor(session: Session, start: PageStart) {
    [this.#session, this.#start] = [session, start];
  }

  turnTo(lesson: Lesson): void {
    const { picture, scale } = this.#session.wish;
    const selection = this.#session.selection.current;
    const now = {
      scale,
      ...(picture.kind === 'card' && { image: picture.id }),
      ...(selection && { selection }),
    };
    const next = startOf(lesson);
    const { selection: place, ...rest } = turned(this.#start, now, next);
    this.#start = { ...this.#start, ...next };
    setView(this.#session, { ...rest, ...place });
  }
}
