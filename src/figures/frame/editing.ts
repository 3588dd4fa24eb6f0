import type { Session } from '../../session/session.svelte.ts';
import type { Editing } from '../../views/edits/editing.ts';

/** The edits of a session, as a view changes them. */
export const editingOf = (session: Session): Editing => ({
  get edits() {
    return session.history.edits;
  },
  edit: (edits, gesture) => session.edit(edits, gesture),
  endGesture: () => session.endGesture(),
});
