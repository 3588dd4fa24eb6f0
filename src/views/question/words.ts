import type { Words } from '../shared/look.ts';
import { formatNumber } from '../shared/number.ts';
import { quantity, unitNames } from './quantity.ts';
import type { Missing, Unit } from './question.ts';

interface QuestionWords {
  readonly name: (number: number) => string;
  readonly predict: string;
  readonly yourNumber: (unit: Unit) => string;
  readonly notANumber: string;
  readonly choose: string;
  readonly order: string;
  readonly up: (item: string) => string;
  readonly down: (item: string) => string;
  readonly place: string;
  readonly reveal: string;
  readonly predictFirst: string;
  readonly again: string;
  readonly noAnswer: Readonly<Record<Missing, string>>;
  readonly waiting: string;
  readonly number: (predicted: number, found: number, unit: Unit) => string;
  readonly choice: (right: boolean, found: string) => string;
  readonly ordered: (inPlace: number, items: readonly string[]) => string;
  readonly placed: (pixels: number) => string;
  readonly legend: string;
}

export const questionWords: Words<QuestionWords> = {
  en: {
    name: (number) => `Question ${number}`,
    predict: 'Say what you expect, then look.',
    yourNumber: (unit) => (unit === '' ? 'Your number' : `Your number, in ${unitNames.en[unit]}`),
    notANumber: 'That is not a number.',
    choose: 'Your choice',
    order: 'Your order, the first at the top',
    up: (item) => `${item} up`,
    down: (item) => `${item} down`,
    place: 'Click the place, or move the mark with the arrow keys (Shift for longer steps).',
    reveal: 'See what this run gives',
    predictFirst: 'Predict first; a wrong guess teaches more than none.',
    again: 'Ask me again',
    noAnswer: {
      failed:
        'This run has no answer to it: what the parts add could not be computed. The figure of the sum says why.',
      truth: 'This run has no answer to it: the original picture is not known. Choose a test card.',
      parts:
        'This run has no answer to it: its output is not taken apart block by block, as the picture went through in tiles, or the network has more than 64 blocks. Choose a smaller picture, or the network of this page.',
    },
    waiting: 'Being computed…',
    number: (predicted, found, unit) =>
      `You said ${quantity(predicted, unit, 'en')}; this run gives ${quantity(found, unit, 'en')}.`,
    choice: (right, found) =>
      right ? `As you said: ${found}.` : `Not as you said. This run gives: ${found}.`,
    ordered: (inPlace, items) =>
      `${inPlace} of ${items.length} stand where you put them. This run gives: ${items.join(', ')}.`,
    placed: (pixels) => `You were ${formatNumber(pixels, 0)} px away.`,
    legend: 'Cross: your place. Circle: the place that this run gives.',
  },
  zh: {
    name: (number) => `问题 ${number}`,
    predict: '先写下预测，再看结果。',
    yourNumber: (unit) => (unit === '' ? '你的答案' : `你的答案（${unitNames.zh[unit]}）`),
    notANumber: '这不是一个数。',
    choose: '你的选择',
    order: '你的顺序，第一名在最上面',
    up: (item) => `${item} 上移`,
    down: (item) => `${item} 下移`,
    place: '点选位置，或用方向键移动标记（按住 Shift 步子更大）。',
    reveal: '看这次运行的结果',
    predictFirst: '先预测；预测错了也比不预测学得多。',
    again: '重新作答',
    noAnswer: {
      failed: '这次运行回答不了：各部分所加的内容没能算出来，原因见“一幅图就是一个和”那幅图。',
      truth: '这次运行回答不了：没有原图。请换一张测试图。',
      parts:
        '这次运行回答不了：输出没有按残差块拆开，因为图片是分块计算的，或者网络的残差块超过 64 个。请换一张较小的图片，或换回本页自带的网络。',
    },
    waiting: '正在计算……',
    number: (predicted, found, unit) =>
      `你的预测是 ${quantity(predicted, unit, 'zh')}；这次运行得到 ${quantity(found, unit, 'zh')}。`,
    choice: (right, found) =>
      right ? `与你的预测一致：${found}。` : `与你的预测不同。这次运行得到：${found}。`,
    ordered: (inPlace, items) =>
      `${items.length} 个里有 ${inPlace} 个的位置与你的预测一致。这次运行得到：${items.join('、')}。`,
    placed: (pixels) => `相差 ${formatNumber(pixels, 0)} 像素。`,
    legend: '十字：你选的位置。圆圈：这次运行给出的位置。',
  },
};
