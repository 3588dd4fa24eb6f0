import { systemNames } from '../../model/baselines/systems.ts';
import type { Words } from '../shared/look.ts';
import { formatCount, formatPsnr } from './format.ts';
import type { ScorePoint } from './scores.ts';
import type { ScoresOf } from './settings.ts';
import { systemWords, type SystemWords } from './system-words.ts';

/** In the plot: systems that are only quoted, and one whose name says more than there is room for. */
const plotted: Readonly<Record<string, string>> = { edsr: 'EDSR', rdn: 'RDN', sparse: 'A+' };

const nameIn = ({ names }: SystemWords, system: string): string =>
  plotted[system] ?? names[systemNames.find((name) => name === system) ?? 'rcan'];

/** What is said of PSNR against multiply-adds. */
export interface ScoreWords {
  readonly scores: string;
  readonly scoresOf: string;
  readonly scoresOn: Readonly<Record<ScoresOf, string>>;
  readonly scoresText: Readonly<Record<ScoresOf, string>>;
  readonly scoresAxis: Readonly<Record<ScoresOf, string>>;
  readonly psnrAxis: string;
  readonly noScores: string;
  readonly pointName: (point: ScorePoint) => string;
  readonly pointNumbers: (point: ScorePoint) => string;
}

export const scoreWords: Words<ScoreWords> = {
  en: {
    scores: 'What a decibel costs',
    scoresOf: 'PSNR on',
    scoresOn: { set5: 'Set5 ×2', here: 'this picture' },
    scoresText: {
      set5: 'Mean PSNR on Set5 at ×2 against the multiply-adds of an output of 1280 × 720. Hollow: from the literature. Filled: the weights that come with this notebook, measured by the project’s evaluation on all of Set5.',
      here: 'PSNR of the last race against the multiply-adds on its picture, all of it measured here.',
    },
    scoresAxis: { set5: 'multiply-adds for 1280 × 720', here: 'multiply-adds for this picture' },
    psnrAxis: 'PSNR, dB',
    noScores:
      'Nothing has been scored yet: let systems with weights run, on a picture whose original is known.',
    pointName: (point) => `${nameIn(systemWords.en, point.system)}${point.source ? '' : ', here'}`,
    pointNumbers: (point) =>
      `${nameIn(systemWords.en, point.system)}: ${formatPsnr(point.psnr)} dB for ${formatCount(point.multiplyAdds)} multiply-adds, ${point.source ? `quoted from ${point.source}` : 'measured'}.`,
  },
  zh: {
    scores: '一个分贝值多少',
    scoresOf: 'PSNR 取自',
    scoresOn: { set5: 'Set5 ×2', here: '这张图' },
    scoresText: {
      set5: '横轴是输出 1280 × 720 所需的乘加次数，纵轴是放大 2 倍时 Set5 的平均 PSNR。空心：引自文献。实心：本页自带的权重，由本项目的评测程序在整个 Set5 上测得。',
      here: '横轴是这张图所需的乘加次数，纵轴是上一次赛跑的 PSNR，都是在这里实测的。',
    },
    scoresAxis: { set5: '输出 1280 × 720 的乘加次数', here: '这张图的乘加次数' },
    psnrAxis: 'PSNR（dB）',
    noScores: '还没有分数：请让有权重的方法跑一次，并选一张有原图的图片。',
    pointName: (point) => `${nameIn(systemWords.zh, point.system)}${point.source ? '' : '（本页）'}`,
    pointNumbers: (point) =>
      `${nameIn(systemWords.zh, point.system)}：${formatPsnr(point.psnr)} dB，乘加 ${formatCount(point.multiplyAdds)} 次，${point.source ? `引自 ${point.source}` : '实测'}。`,
  },
};
