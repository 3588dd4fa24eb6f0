import type { Words } from '../shared/look.ts';
import { formatNumber } from '../shared/number.ts';
import { quantity } from './quantity.ts';
import type { Unit } from './question.ts';

/** What is said of the predictions of a class. */
interface ClassWords {
  readonly title: (count: number) => string;
  readonly numbers: (least: number, median: number, most: number, unit: Unit) => string;
  /** What the lines among the dots are; the first only once it is known. */
  readonly lines: (found: boolean) => string;
  readonly thisRun: string;
  readonly meanPlace: (place: number) => string;
  readonly places: (found: boolean) => string;
}

export const classWords: Words<ClassWords> = {
  en: {
    title: (count) => (count === 1 ? '1 other prediction' : `${count} other predictions`),
    numbers: (least, median, most, unit) =>
      least === most
        ? `${quantity(least, unit, 'en')}.`
        : `From ${quantity(least, unit, 'en')} to ${quantity(most, unit, 'en')}, median ${quantity(median, unit, 'en')}.`,
    lines: (found) => `${found ? 'Solid line: what this run gives. ' : ''}Dashed line: your prediction.`,
    thisRun: 'what this run gives',
    meanPlace: (place) => `mean place ${formatNumber(place, 1)}`,
    places: (found) => `Dots: their places.${found ? ' Circle: the place that this run gives.' : ''}`,
  },
  zh: {
    title: (count) => `别人的 ${count} 个预想`,
    numbers: (least, median, most, unit) =>
      least === most
        ? `${quantity(least, unit, 'zh')}。`
        : `从 ${quantity(least, unit, 'zh')} 到 ${quantity(most, unit, 'zh')}，中位数 ${quantity(median, unit, 'zh')}。`,
    lines: (found) => `${found ? '实线：这次运行的结果。' : ''}虚线：你的预想。`,
    thisRun: '这次运行的结果',
    meanPlace: (place) => `平均名次 ${formatNumber(place, 1)}`,
    places: (found) => `圆点：他们选的位置。${found ? '圆圈：这次运行给出的位置。' : ''}`,
  },
};
