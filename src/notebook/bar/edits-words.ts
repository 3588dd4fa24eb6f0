import type { Words } from '../../views/shared/look.ts';

interface EditsWords {
  readonly edits: (count: number) => string;
  readonly editsPanel: string;
  /** PSNR in dB of what is shown, and by how much the edits changed it, if they did. */
  readonly editsEffect: (psnr: number, change: number | undefined) => string;
  readonly editsHint: string;
  readonly editsTooLong: string;
  readonly undo: string;
  readonly redo: string;
  readonly remove: string;
  readonly removeEdit: (phrase: string) => string;
  readonly resetEdits: string;
}

const decibels = (psnr: number): string => (psnr === Infinity ? '∞' : psnr.toFixed(2));

/** With its sign, a true minus, and more digits where it is small. */
function signed(change: number): string {
  const size = Math.abs(change);
  const digits = size === Infinity ? '∞' : size.toFixed(size < 0.1 ? 4 : 2);
  // Both equal the truth, or each other but for what no digit shows.
  if (Number.isNaN(change) || Number(digits) === 0) return '±0';
  return `${change < 0 ? '−' : '+'}${digits}`;
}

/** The reader’s edits of the network. */
export const editsWords: Words<EditsWords> = {
  en: {
    edits: (count) => (count === 1 ? '1 edit' : `${count || 'No'} edits`),
    editsPanel: 'Your edits of the network',
    editsEffect: (psnr, change) =>
      `${decibels(psnr)} dB${change === undefined ? '' : `, ${signed(change)} by your edits`}`,
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
    editsEffect: (psnr, change) =>
      `${decibels(psnr)} dB${change === undefined ? '' : `，修改带来 ${signed(change)}`}`,
    editsHint: '修改只在本页有效，权重保持不变。网址会带上这些修改。',
    editsTooLong: '修改只在本页有效，权重保持不变。它们太长，网址容纳不下。',
    undo: '撤销（Ctrl+Z）',
    redo: '重做（Ctrl+Y）',
    remove: '删除',
    removeEdit: (phrase) => `删除：${phrase}`,
    resetEdits: '全部还原',
  },
};
