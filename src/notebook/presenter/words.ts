import type { Words } from '../../views/shared/look.ts';

interface PresenterWords {
  /** Of the button that begins. */
  readonly present: string;
  /** Of the strip that turns. */
  readonly presenting: string;
  readonly previous: string;
  readonly next: string;
  readonly position: (at: number, count: number) => string;
  readonly fullScreen: string;
  readonly leaveFullScreen: string;
  readonly leave: string;
}

export const presenterWords: Words<PresenterWords> = {
  en: {
    present: 'Present, section by section (P)',
    presenting: 'Presenting',
    previous: 'Previous section (←)',
    next: 'Next section (→)',
    position: (at, count) => `Section ${at} of ${count}`,
    fullScreen: 'Full screen',
    leaveFullScreen: 'Leave full screen',
    leave: 'Stop presenting (Esc)',
  },
  zh: {
    present: '逐节演示（P）',
    presenting: '演示',
    previous: '上一节（←）',
    next: '下一节（→）',
    position: (at, count) => `第 ${at} 节，共 ${count} 节`,
    fullScreen: '全屏',
    leaveFullScreen: '退出全屏',
    leave: '结束演示（Esc）',
  },
};
