import type { Edit } from '../../model/edits/edit.ts';

type EditList = readonly Edit[];

/** The reader's edits with the way back: undo, redo, and reset, which can itself be undone. */
export class EditHistory {
  edits: EditList = $state.raw([]);
  #past: readonly EditList[] = $state.raw([]);
  #future: readonly EditList[] = $state.raw([]);
  /** What is being dragged: its steps are one entry of the history. */
  #gesture: string | undefined;

  readonly canUndo: boolean = $derived(this.#past.length > 0);
  readonly canRedo: boolean = $derived(this.#future.length > 0);

  constructor(edits: EditList = []) {
    this.edits = edits;
  }

  /**
   * Takes a new list. Lists that follow each other under the same `gesture`, a name for what is dragged, are undone
   * together.
   */
  change(edits: EditList, gesture?: string): void {
    if (gesture === undefined || gesture !== this.#gesture) this.#past = [...this.#past, this.edits];
    this.#gesture = gesture;
    this.#future = [];
    this.edits = edits;
  }

  /** The drag is over: the next change is an entry of its own. */
  endGesture(): void {
    this.#gesture = undefined;
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.edits, ...this.#future];
    this.#gesture = undefined;
    this.edits = before;
  }

  redo(): void {
    const [next, ...later] = this.#future;
    if (!next) return;
    this.#past = [...this.#past, this.edits];
    this.#future = later;
    this.#gesture = undefined;
    this.edits = next;
  }

  /** No edits any more; does nothing where there are none. */
  reset(): void {
    if (this.edits.length > 0) this.change([]);
  }

  /** Keeps the edits that fit another network, in the history too, and returns those that do not. */
  keep(fits: (edit: Edit) => boolean): EditList {
    const dropped = this.edits.filter((edit) => !fits(edit));
    const [past, future] = [this.#past, this.#future].map((lists) => lists.map((list) => list.filter(fits)));
    this.edits = this.edits.filter(fits);
    // What no longer differs from its neighbour would be a step that does nothing.
    this.#past = past!.filter((list, i) => !sameEdits(list, past![i + 1] ?? this.edits));
    this.#future = future!.filter((list, i) => !sameEdits(list, future![i - 1] ?? this.edits));
    this.#gesture = undefined;
    return dropped;
  }
}

const sameEdits = (a: EditList, b: EditList): boolean =>
  a.length === b.length && a.every((edit, i) => edit === b[i]);
