import type { Words } from '../shared/look.ts';
import { spaced } from '../shared/spaced.ts';
import { formatPsnr } from './format.ts';
import { systemWords, type SystemWords } from './system-words.ts';

/** What is said of the pictures that come out. */
export interface OutputWords extends SystemWords {
  readonly outputsText: (scored: boolean) => string;
  readonly noOutputs: string;
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
    outputsText: (scored) =>
      scored
        ? 'The same part of every output, and its error.'
        : 'The same part of every output. There is no original to hold it against.',
    noOutputs: 'No system has run yet. Run them to see what each makes of the picture.',
    errorScale: 'error of luma, of 255 levels; the same for all',
    chooseCrop: 'Part that is shown: choose another',
    original: 'the original',
    outputName: (system, psnr) => (psnr === undefined ? system : `${system}, ${formatPsnr(psnr)} dB`),
    errorsOf: (system) => `Error map of ${system}`,
    randomOutput: 'Random weights: there is nothing to see in its picture, so none is shown.',
  },
  zh: {
    ...systemWords.zh,
    outputsText: (scored) =>
      scored ? '各个结果的同一部分，以及它的误差。' : '各个结果的同一部分。没有原图可以对照。',
    noOutputs: '还没有运行。运行之后，这里显示各个方法的结果。',
    errorScale: '亮度误差（满幅 255 级），各图相同',
    chooseCrop: '显示的部分：可另选',
    original: '原图',
    outputName: (system, psnr) => (psnr === undefined ? system : `${system}，${formatPsnr(psnr)} dB`),
    errorsOf: (system) => spaced(`${system}的误差图`),
    randomOutput: '权重是随机的，图像没有意义，因此不显示。',
  },
};
