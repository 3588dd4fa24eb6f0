import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';

/** A sentence at a line, counted from 1. */
export interface LineNote {
  readonly line: number;
  readonly sentence: string;
}

export interface TextEditor {
  /** Marks lines in the margin, with what is to be said of them. */
  mark(notes: readonly LineNote[]): void;
  /** Brings the beginning of a line into view and the caret to it. */
  goTo(line: number): void;
  setLabel(label: string): void;
  destroy(): void;
}

interface EditorOptions {
  readonly text: string;
  /** What screen readers call it. */
  readonly label: string;
  readonly onEdit: (text: string) => void;
}

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '0.875rem', color: 'var(--ink)', backgroundColor: 'var(--page)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--ink)', paddingBlock: '0.5rem' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { color: 'var(--ink-2)', backgroundColor: 'var(--page-2)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--page-2) 60%, transparent)' },
  '.cm-activeLineGutter': { color: 'var(--ink)', backgroundColor: 'var(--page-2)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection': {
    backgroundColor: 'color-mix(in srgb, var(--focus) 28%, transparent) !important',
  },
  '.cm-lint-marker-error': { content: 'normal', width: '1em', height: 'auto' },
  '.cm-lint-marker-error::before': { content: '"!"', fontWeight: '700', color: 'var(--warn)' },
  '.cm-lintRange-error': { backgroundImage: 'none' },
  '.cm-tooltip': {
    maxWidth: '30rem',
    color: 'var(--ink)',
    backgroundColor: 'var(--page)',
    border: '1px solid var(--rule)',
    borderRadius: '4px',
    font: '0.8125rem/1.45 var(--sans)',
  },
  '.cm-diagnostic-error': { borderLeft: '2px solid var(--warn)' },
});

const labelled = (label: string): Extension =>
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', spellcheck: 'false' });

/** Creates an editor for plain text in an element. Tab moves the focus out of it, as out of every field. */
export function createTextEditor(parent: HTMLElement, { text, label, onEdit }: EditorOptions): TextEditor {
  const attributes = new Compartment();
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      lineNumbers(),
      lintGutter(),
      history(),
      drawSelection(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      EditorView.lineWrapping,
      EditorState.lineSeparator.of('\n'),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      attributes.of(labelled(label)),
      // Dropped files are left to the page's own drop handler instead of being inserted as text.
      EditorView.domEventHandlers({ drop: ({ dataTransfer }) => (dataTransfer?.files.length ?? 0) > 0 }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onEdit(update.state.doc.toString());
      }),
      look,
    ],
  });
  const lineAt = (number: number) => view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
  return {
    mark(notes) {
      const marks = notes.map(({ line, sentence }): Diagnostic => {
        const { from, to } = lineAt(line);
        return { from, to, severity: 'error', message: sentence };
      });
      view.dispatch(setDiagnostics(view.state, marks));
    },
    goTo(line) {
      const { from } = lineAt(line);
      view.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
      view.focus();
    },
    setLabel(next) {
      view.dispatch({ effects: attributes.reconfigure(labelled(next)) });
    },
    destroy: () => view.destroy(),
  };
}
