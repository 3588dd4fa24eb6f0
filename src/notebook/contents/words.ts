import type { Words } from '../../views/shared/look.ts';

interface ReadingWords {
  /** What the notebook is called. */
  readonly notebook: string;
  readonly contents: string;
  /** Said of a lesson that was read to its end. */
  readonly lessonRead: string;
  /** Above the lessons of the contents. */
  readonly lessons: (read: number, all: number) => string;
  /** Above the pages of the contents that are no lessons. */
  readonly besides: string;
  /** Below them: what works without a network. */
  readonly kept: (isAll: boolean) => string;
  /** In its place where nothing is. */
  readonly notKept: string;
  /** In its place where the notebook was opened from a folder. */
  readonly fromFolder: string;
  /** In its place where the page around the frame has shut it off. */
  readonly shutOff: string;
  /** On the button that removes what is stored, and in the question that it asks. */
  readonly forget: string;
  readonly forgetTitle: string;
  readonly forgetHint: string;
  readonly forgetNow: string;
  readonly keep: string;
}

/** Finding one's way among the pages. */
export const readingWords: Words<ReadingWords> = {
  en: {
    notebook: 'RCAN, taken apart',
    contents: 'Contents',
    lessonRead: 'read',
    lessons: (read, all) => `Lessons, ${read} of ${all} read`,
    besides: 'Beside the lessons',
    kept: (isAll) =>
      isAll
        ? 'Kept for use without a network: all pages and scales.'
        : 'Part of it is kept for use without a network: all pages, not yet all scales.',
    notKept:
      'Nothing is kept for use without a network: this browser does not allow it here, or has no more room.',
    fromFolder:
      'Opened from a folder: nothing needs a network here. Links that you copy open on this computer only, and WebAssembly computes on one thread.',
    shutOff:
      'The page around this frame has shut it off: nothing is kept here for the next time, files cannot be saved, and the address does not follow. Copied links hold it all.',
    forget: 'Forget everything on this computer…',
    forgetTitle: 'Forget everything that the notebook keeps in this browser?',
    forgetHint:
      'Which lessons were read, the text of your own lesson, where the output is docked, and the files kept for use without a network are removed. The page then begins anew, as on a first visit.',
    forgetNow: 'Forget everything',
    keep: 'Keep it',
  },
  zh: {
    notebook: '拆开看 RCAN',
    contents: '目录',
    lessonRead: '已读',
    lessons: (read, all) => `讲义，共 ${all} 课，已读 ${read} 课`,
    besides: '讲义之外',
    kept: (isAll) =>
      isAll ? '已保存，断网也能用：全部页面与倍率。' : '已保存一部分，断网也能用：全部页面，倍率尚不齐全。',
    notKept: '没有保存任何内容供断网时使用：此浏览器在这里不允许，或空间已满。',
    fromFolder: '从文件夹打开：不需要网络。复制的链接只能在这台电脑上打开，WebAssembly 只用一个线程计算。',
    shutOff:
      '外层网页限制了这个框架：这里不会保存任何内容，不能存文件，地址也不会随之改变。复制的链接仍含全部内容。',
    forget: '清除这台电脑上的全部记录…',
    forgetTitle: '要清除本笔记本在此浏览器中保存的全部内容吗？',
    forgetHint:
      '已读的讲义、你自己讲义的文字、输出停靠的位置，以及供断网使用的文件都会删除。随后本页重新开始，如同首次访问。',
    forgetNow: '全部清除',
    keep: '保留',
  },
};
