import type { Words } from '../shared/look.ts';
import { spaced } from '../shared/spaced.ts';
import { formatPsnr } from './format.ts';
import { systemWords, type SystemWords } from './system-words.ts';

/** What is said of the pictures that come out. */
export interface OutputWords extends SystemWords {
  readonly outputs: string;
  readonly outputsText: (scored: boolean) => string;
  readonly errorScale: string;
  readonly chooseCrop: string;
  readonly original: string;
  readonly outputName: (system: string, psnr: number | undefined) => string;
  readonly errorsOf: (system: string) => string;
  readonly randomOutput: string;
}

export const outputWords: Words<OutputWords> = {
  en: {
    ...systemWords.en,
    outputs: 'What comes out',
    outputsText: (scored) =>
      scored
        ? 'The same part of every output; beside it, how far its luma is from the original’s.'
        : 'The same part of every output. There is no original to hold it against.',
    errorScale: 'error of luma, of 255 levels; the same for all',
    chooseCrop: 'Part that is shown: click, or move it with the arrow keys',
    original: 'the original',
    outputName: (system, psnr) => (psnr === undefined ? system : `${system}, ${formatPsnr(psnr)} dB`),
    errorsOf: (system) => `Error map of ${system}`,
    randomOutput: 'Random weights: there is nothing to see in its picture, so none is shown.',
  },
  zh: {
    ...systemWords.zh,
    outputs: '各自的结果',
    outputsText: (scored) =>
      scored
        ? '各个结果的同一部分；旁边是它的亮度与原图相差多少。'
        : '各个结果的同一部分。没有原图可以对照。',
    errorScale: '亮度误差（满幅 255 级），各图相同',
    chooseCrop: '显示的部分：点击，或用方向键移动',
    original: '原图',
    outputName: (system, psnr) => (psnr === undefined ? system : `${system}，${formatPsnr(psnr)} dB`),
    errorsOf: (system) => spaced(`${system}的误差图`),
    randomOutput: '权重是随机的，图像没有意义，因此不显示。',
  },
};
