import { useSession } from '../../session/session.svelte.ts';
import type { Editing } from '../../views/edits/editing.ts';

/** The reader's edits of the network, as a view shows and changes them. Called while a component is set up. */
export function useEditing(): Editing {
  const session = useSession();
  return {
    get edits() {
      return session.history.edits;
    },
    edit: (edits, gesture) => session.edit(edits, gesture),
    endGesture: () => session.endGesture(),
  };
}
