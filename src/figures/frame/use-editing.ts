import { useSession } from '../../session/session.svelte.ts';
import type { Editing } from '../../views/edits/editing.ts';

/** The reader's edits of the network, as a view shows and changes them. Called while a component is set up. */
export function useEditing(): Editing {
  const session = useSession();
  return {
    get edits() {
      return session.edits.list;
    },
    edit: (edits, gesture) => session.edits.change(edits, gesture),
    endGesture: () => session.edits.endGesture(),
  };
}
