import { systemNames } from '../../model/baselines/systems.ts';
import { formatCount, formatParameters } from '../shared/count.ts';
import type { Locale, Words } from '../shared/look.ts';
import { formatPsnr } from './format.ts';
import type { ScorePoint } from './scores.ts';
import type { Cost, ScoresOf } from './settings.ts';
import { systemWords, type SystemWords } from './system-words.ts';

/** In the plot: systems that are only quoted, and one whose name says more than there is room for. */
const plotted: Readonly<Record<string, string>> = { edsr: 'EDSR', rdn: 'RDN', sparse: 'A+' };

const nameIn = ({ names }: SystemWords, system: string): string =>
  plotted[system] ?? names[systemNames.find((name) => name === system) ?? 'rcan'];

type ByCost<T> = Readonly<Record<Cost, T>>;

/** What is said of PSNR against what it costs. */
export interface ScoreWords {
  readonly scores: string;
  readonly scoresOf: string;
  readonly scoresOn: Readonly<Record<ScoresOf, string>>;
  readonly against: string;
  readonly costNames: ByCost<string>;
  readonly marks: { readonly measured: string; readonly quoted: string };
  readonly scoresAxis: ByCost<Readonly<Record<ScoresOf, string>>>;
  readonly psnrAxis: string;
  readonly noScores: string;
  /** A cost as a number, without digits behind the point where it is `round`. */
  readonly count: (cost: Cost, count: number, round?: boolean) => string;
  readonly pointName: (point: ScorePoint) => string;
  readonly pointNumbers: (point: ScorePoint, cost: Cost) => string;
}

const countIn =
  (locale: Locale): ScoreWords['count'] =>
  (cost, count, round) =>
    cost === 'parameters' ? formatParameters(count, locale, round) : formatCount(count, round);

export const scoreWords: Words<ScoreWords> = {
  en: {
    scores: 'What a decibel costs',
    scoresOf: 'PSNR on',
    scoresOn: { set5: 'Set5 ×2', here: 'this picture' },
    against: 'Plot PSNR against',
    costNames: { 'multiply-adds': 'multiply-adds', parameters: 'parameters' },
    marks: { measured: 'measured', quoted: 'from the literature' },
    scoresAxis: {
      'multiply-adds': { set5: 'multiply-adds for 1280 × 720', here: 'multiply-adds for this picture' },
      parameters: { set5: 'parameters', here: 'parameters' },
    },
    psnrAxis: 'PSNR, dB',
    noScores:
      'Nothing has been scored yet: let systems with weights run, on a picture whose original is known.',
    count: countIn('en'),
    pointName: (point) => `${nameIn(systemWords.en, point.system)}${point.source ? '' : ', here'}`,
    pointNumbers: (point, cost) => {
      const count = `${scoreWords.en.count(cost, point.cost[cost])} ${scoreWords.en.costNames[cost]}`;
      const score = `${nameIn(systemWords.en, point.system)}: ${formatPsnr(point.psnr)} dB for ${count}.`;
      const counted = point.costSource ? `quoted from ${point.costSource}` : 'counted from its structure';
      return `${score} PSNR ${point.source ? `quoted from ${point.source}` : 'measured'}; ${scoreWords.en.costNames[cost]} ${counted}.`;
    },
  },
  zh: {
    scores: '质量与计算量、参数量',
    scoresOf: 'PSNR 取自',
    scoresOn: { set5: 'Set5 ×2', here: '这张图片' },
    against: '图的横轴',
    costNames: { 'multiply-adds': '乘加次数', parameters: '参数量' },
    marks: { measured: '实测', quoted: '引自文献' },
    scoresAxis: {
      'multiply-adds': { set5: '输出 1280 × 720 的乘加次数', here: '这张图片的乘加次数' },
      parameters: { set5: '参数量', here: '参数量' },
    },
    psnrAxis: 'PSNR（dB）',
    noScores: '还没有分数：请运行有权重的方法，并选一张有原图的图片。',
    count: countIn('zh'),
    pointName: (point) => `${nameIn(systemWords.zh, point.system)}${point.source ? '' : '（本页）'}`,
    pointNumbers: (point, cost) => {
      const count = `${scoreWords.zh.costNames[cost]} ${scoreWords.zh.count(cost, point.cost[cost])}`;
      const counted = point.costSource ? `引自 ${point.costSource}` : '由结构算出';
      return `${nameIn(systemWords.zh, point.system)}：${formatPsnr(point.psnr)} dB，${count}。PSNR ${point.source ? `引自 ${point.source}` : '为实测'}；${scoreWords.zh.costNames[cost]}${counted}。`;
    },
  },
};
