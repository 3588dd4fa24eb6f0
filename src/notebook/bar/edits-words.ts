import type { Words } from '../../views/shared/look.ts';

interface EditsWords {
  readonly edits: (count: number) => string;
  readonly editsPanel: string;
  readonly editsHint: string;
  readonly editsTooLong: string;
  readonly undo: string;
  readonly redo: string;
  readonly remove: string;
  readonly removeEdit: (phrase: string) => string;
  readonly resetEdits: string;
}

/** The reader’s edits of the network. */
export const editsWords: Words<EditsWords> = {
  en: {
    edits: (count) => (count === 1 ? '1 edit' : `${count || 'No'} edits`),
    editsPanel: 'Your edits of the network',
    editsHint: 'They hold for this page only: the weights stay as they are. The address carries them.',
    editsTooLong:
      'They hold for this page only: the weights stay as they are. They are too long for the address.',
    undo: 'Undo (Ctrl+Z)',
    redo: 'Redo (Ctrl+Y)',
    remove: 'Remove',
    removeEdit: (phrase) => `Remove: ${phrase}`,
    resetEdits: 'Remove all edits',
  },
  zh: {
    edits: (count) => (count === 0 ? '没有修改' : `${count} 处修改`),
    editsPanel: '你对网络的修改',
    editsHint: '修改只在本页有效，权重保持不变。网址会带上这些修改。',
    editsTooLong: '修改只在本页有效，权重保持不变。它们太长，网址容纳不下。',
    undo: '撤销（Ctrl+Z）',
    redo: '重做（Ctrl+Y）',
    remove: '删除',
    removeEdit: (phrase) => `删除：${phrase}`,
    resetEdits: '全部还原',
  },
};
