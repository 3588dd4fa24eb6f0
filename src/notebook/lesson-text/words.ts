import type { Words } from '../../views/shared/look.ts';

interface LessonWords {
  readonly figureFailed: (number: number, why: string) => string;
  readonly lessonProblem: (line: number, problem: string) => string;
  readonly drawAgain: string;
}

/** What went wrong in a lesson. */
export const lessonWords: Words<LessonWords> = {
  en: {
    figureFailed: (number, why) =>
      `Figure ${number} could not be drawn (${why}). Draw it again, or reload the page if that does not help.`,
    lessonProblem: (line, problem) => `Line ${line} of the lesson: ${problem}`,
    drawAgain: 'Draw again',
  },
  zh: {
    figureFailed: (number, why) => `图 ${number} 无法绘制（${why}）。请重新绘制；若仍不行，请刷新页面。`,
    lessonProblem: (line, problem) => `讲义第 ${line} 行：${problem}`,
    drawAgain: '重新绘制',
  },
};
