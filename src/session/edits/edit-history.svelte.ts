import type { Edit } from '../../model/edits/edit.ts';
import { sameEdits } from './same-edits.ts';

type EditList = readonly Edit[];

interface Surroundings {
  /** The edits of the run on the page; undefined while there is no run. */
  readonly shown: () => EditList | undefined;
  /** Called after every change, as to run the network with the new list. */
  readonly onChange: () => void;
}

/** The reader's edits with the way back: undo, redo, and reset, which can itself be undone. */
export class EditHistory {
  /** They may be ahead of those of the run on the page. */
  list: EditList = $state.raw([]);
  #past: readonly EditList[] = $state.raw([]);
  #future: readonly EditList[] = $state.raw([]);
  /** What is being dragged: its steps are one entry of the history. */
  #gesture: string | undefined;
  #step = 0;
  readonly #surroundings: Surroundings;

  readonly canUndo: boolean = $derived(this.#past.length > 0);
  readonly canRedo: boolean = $derived(this.#future.length > 0);
  /** Whether there are edits, or there were. */
  readonly isTouched: boolean = $derived(this.list.length > 0 || this.canUndo || this.canRedo);

  /** Whether the page shows another list of edits than the reader has made. */
  readonly pending: boolean = $derived.by(() => {
    const shown = this.#surroundings.shown();
    return shown !== undefined && !sameEdits(shown, this.list);
  });

  constructor(
    list: EditList = [],
    surroundings: Surroundings = { shown: () => undefined, onChange: () => undefined },
  ) {
    this.list = list;
    this.#surroundings = surroundings;
  }

  /** Counts what the reader has done: a drag, an undo and a redo are one step each. */
  get step(): number {
    return this.#step;
  }

  /**
   * Takes a new list. Lists that follow each other under the same `gesture`, a name for what is dragged, are undone
   * together.
   */
  change(list: EditList, gesture?: string): void {
    if (gesture === undefined || gesture !== this.#gesture) {
      this.#past = [...this.#past, this.list];
      this.#step++;
    }
    this.#gesture = gesture;
    this.#future = [];
    this.#set(list);
  }

  /** The drag is over: the next change is an entry of its own. */
  endGesture(): void {
    this.#gesture = undefined;
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.list, ...this.#future];
    this.#gesture = undefined;
    this.#step++;
    this.#set(before);
  }

  redo(): void {
    const [next, ...later] = this.#future;
    if (!next) return;
    this.#past = [...this.#past, this.list];
    this.#future = later;
    this.#gesture = undefined;
    this.#step++;
    this.#set(next);
  }

  /** No edits any more; does nothing where there are none. */
  reset(): void {
    if (this.list.length > 0) this.change([]);
  }

  /** Keeps the edits that fit another network, in the history too, and returns those that do not. */
  keep(fits: (edit: Edit) => boolean): EditList {
    const dropped = this.list.filter((edit) => !fits(edit));
    const [past, future] = [this.#past, this.#future].map((lists) => lists.map((list) => list.filter(fits)));
    this.list = this.list.filter(fits);
    // A list that no longer differs from its neighbour would be a step of undo or redo that changes nothing.
    this.#past = past!.filter((list, i) => !areSame(list, past![i + 1] ?? this.list));
    this.#future = future!.filter((list, i) => !areSame(list, future![i - 1] ?? this.list));
    this.#gesture = undefined;
    return dropped;
  }

  #set(list: EditList): void {
    this.list = list;
    this.#surroundings.onChange();
  }
}

/** Whether two lists hold the same objects. */
const areSame = (a: EditList, b: EditList): boolean =>
  a.length === b.length && a.every((edit, i) => edit === b[i]);
