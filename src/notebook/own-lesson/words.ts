import type { Words } from '../../views/shared/look.ts';

interface OwnLessonWords {
  readonly openLesson: string;
  readonly newLesson: string;
  readonly newName: string;
  readonly openHint: string;
  readonly tools: string;
  readonly text: string;
  readonly showText: string;
  readonly hideText: string;
  readonly save: string;
  readonly close: string;
  readonly unsaved: string;
  readonly notKept: string;
  readonly reading: string;
  readonly tryAgain: string;
  readonly openingEditor: string;
  readonly problems: (count: number) => string;
  /** A problem by its line. */
  readonly problem: (line: number, sentence: string) => string;
  readonly discardTitle: (file: string) => string;
  readonly discardHint: string;
  readonly saveFirst: string;
  readonly discard: string;
  readonly stay: string;
}

const en: OwnLessonWords = {
  openLesson: 'Open a lesson…',
  newLesson: 'New lesson',
  newName: 'my-lesson.md',
  openHint: 'A Markdown file (.md). You can also drop it anywhere on the page. It stays on this computer.',
  tools: 'Your lesson',
  text: 'Text of the lesson',
  showText: 'Edit the text',
  hideText: 'Hide the text',
  save: 'Save as .md',
  close: 'Close',
  unsaved: 'not saved yet',
  notKept:
    'This browser cannot keep your text, or keeps that of another tab: a reload would lose it. Save it from time to time.',
  reading: 'Reading the lesson…',
  tryAgain: 'Try again',
  openingEditor: 'Opening the editor…',
  problems: (count) => (count === 0 ? 'No problems' : count === 1 ? 'One problem' : `${count} problems`),
  problem: (line, sentence) => `Line ${line}: ${sentence}`,
  discardTitle: (file) => `Your last changes of “${file}” are not saved`,
  discardHint: 'If you go on, they are gone.',
  saveFirst: 'Save as .md, then go on',
  discard: 'Go on without saving',
  stay: 'Back to the lesson',
};

const zh: OwnLessonWords = {
  openLesson: '打开讲义…',
  newLesson: '新建讲义',
  newName: 'my-lesson.md',
  openHint: 'Markdown 文件（.md），也可以拖到页面任意处。它只留在这台电脑上。',
  tools: '你的讲义',
  text: '讲义的文字',
  showText: '编辑文字',
  hideText: '收起文字',
  save: '存为 .md',
  close: '关闭',
  unsaved: '尚未保存',
  notKept: '浏览器无法保留你的文字，或者正保留着另一个标签页里的讲义：刷新页面就会丢失。请随时保存。',
  reading: '正在读取讲义……',
  tryAgain: '再试一次',
  openingEditor: '正在打开编辑器……',
  problems: (count) => (count === 0 ? '没有问题' : `${count} 处问题`),
  problem: (line, sentence) => `第 ${line} 行：${sentence}`,
  discardTitle: (file) => `“${file}”最近的改动还没有保存`,
  discardHint: '继续会丢失这些改动。',
  saveFirst: '先存为 .md，再继续',
  discard: '不保存，继续',
  stay: '回到讲义',
};

/** The page on which readers open and write lessons of their own. */
export const ownLessonWords: Words<OwnLessonWords> = { en, zh };
