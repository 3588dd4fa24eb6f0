import { createContext, untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** The share of a picture that must be in the window for it to be seen. */
const leastSeen = 0.5;

/** Whether the network's output can be seen in a figure of the page: figures that show it attach `watch` to the picture. */
export class OutputInSight {
  #watched: ReadonlySet<Element> = $state.raw(new Set());
  #seen: ReadonlySet<Element> = $state.raw(new Set());
  #everSeen: ReadonlySet<Element> = $state.raw(new Set());
  #observer: IntersectionObserver | undefined;

  readonly now: boolean = $derived(this.#seen.size > 0);
  /** Whether one of those that are on the page was seen since it was opened. */
  readonly ever: boolean = $derived(this.#everSeen.size > 0);

  /** The picture that comes first in the page, of those that have been drawn. */
  readonly first: Element | undefined = $derived.by(() =>
    [...this.#watched].reduce<Element | undefined>(
      (first, one) =>
        first && !(first.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) ? first : one,
      undefined,
    ),
  );

  readonly watch: Attachment = (element) => {
    this.#observer ??= new IntersectionObserver((entries) => this.#note(entries), { threshold: leastSeen });
    const observer = this.#observer;
    observer.observe(element);
    // Untracked: what an attachment reads would make it run again.
    untrack(() => (this.#watched = new Set([...this.#watched, element])));
    return () => {
      observer.unobserve(element);
      this.#watched = without(this.#watched, element);
      [this.#seen, this.#everSeen] = [without(this.#seen, element), without(this.#everSeen, element)];
    };
  };

  #note(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio } of entries) {
      const isSeen = intersectionRatio >= leastSeen;
      this.#seen = isSeen ? new Set([...this.#seen, target]) : without(this.#seen, target);
      if (isSeen) this.#everSeen = new Set([...this.#everSeen, target]);
    }
  }
}

const without = <T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> =>
  new Set([...set].filter((one) => one !== item));

export const [useOutputInSight, provideOutputInSight] = createContext<OutputInSight>();
