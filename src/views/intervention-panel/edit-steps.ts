/** The way back from edits, and forth again. */
export interface EditSteps {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Back to no edits; it can itself be undone. */
  readonly reset: () => void;
}
