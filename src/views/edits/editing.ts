import type { Edit } from '../../model/edits/edit.ts';

/** The reader's edits of the network, and how a figure changes them. */
export interface Editing {
  readonly edits: readonly Edit[];
  /** Takes a new list. Lists that follow each other under one `gesture`, the name of what is dragged, are undone together. */
  readonly edit: (edits: readonly Edit[], gesture?: string) => void;
  /** The gesture is over. */
  readonly endGesture: () => void;
}
