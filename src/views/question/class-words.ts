import type { Words } from '../shared/look.ts';
import { formatNumber } from '../shared/number.ts';
import { quantity } from './quantity.ts';
import type { Unit } from './question.ts';

/** What is said of the predictions of a class. */
interface ClassWords {
  readonly title: (count: number) => string;
  /** @param found whether what this run gives is drawn, too */
  readonly numbers: (least: number, median: number, most: number, unit: Unit, found: boolean) => string;
  readonly thisRun: string;
  readonly meanPlace: (place: number) => string;
  readonly places: (found: boolean) => string;
}

export const classWords: Words<ClassWords> = {
  en: {
    title: (count) => (count === 1 ? '1 other prediction' : `${count} other predictions`),
    numbers: (least, median, most, unit, found) => {
      const [from, middle, to] = [least, median, most].map((value) => quantity(value, unit, 'en'));
      const values = least === most ? `${from}.` : `From ${from} to ${to}, median ${middle}.`;
      return `${values}${found ? ' Solid line: what this run gives.' : ''} Dashed line: your prediction.`;
    },
    thisRun: 'what this run gives',
    meanPlace: (place) => `mean place ${formatNumber(place, 1)}`,
    places: (found) => `Dots: their places.${found ? ' Circle: the place that this run gives.' : ''}`,
  },
  zh: {
    title: (count) => `其他人的 ${count} 个预测`,
    numbers: (least, median, most, unit, found) => {
      const [from, middle, to] = [least, median, most].map((value) => quantity(value, unit, 'zh'));
      const values = least === most ? `${from}。` : `从 ${from} 到 ${to}，中位数 ${middle}。`;
      return `${values}${found ? '实线：这次运行的结果。' : ''}虚线：你的预测。`;
    },
    thisRun: '这次运行的结果',
    meanPlace: (place) => `平均名次 ${formatNumber(place, 1)}`,
    places: (found) => `圆点：他们选的位置。${found ? '圆圈：这次运行给出的位置。' : ''}`,
  },
};
