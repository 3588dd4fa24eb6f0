import type { KeyLine, Words } from '../../views/shared/look.ts';

interface KeysWords {
  /** Of the list, and of the button that opens it. */
  readonly title: string;
  readonly page: string;
  readonly pageKeys: readonly KeyLine[];
}

/** The keys of the page; those of a figure stand in its definition. */
export const keysWords: Words<KeysWords> = {
  en: {
    title: 'Keys',
    page: 'On the page',
    pageKeys: [
      ['?', 'shows this list'],
      ['Tab', 'leads from one part to the next'],
      ['P', 'presents; then ← → turn, Esc ends'],
      ['Ctrl Z, Ctrl Y', 'undo an edit, and redo it (⌘ on a Mac)'],
      ['Esc', 'closes what is open'],
    ],
  },
  zh: {
    title: '按键',
    page: '整个页面',
    pageKeys: [
      ['?', '显示这张表'],
      ['Tab', '移到下一处'],
      ['P', '演示；之后 ← → 翻页，Esc 结束'],
      ['Ctrl Z、Ctrl Y', '撤销、重做修改（Mac 上用 ⌘）'],
      ['Esc', '关闭打开的面板'],
    ],
  },
};
