import type { Words } from '../shared/look.ts';
import { formatNumber } from '../shared/number.ts';

/** What the docked output says. */
export interface DockedOutputWords {
  readonly region: string;
  /** @param factor by which it is amplified */
  readonly difference: (factor: string) => string;
  readonly bicubic: string;
  /** PSNR in dB. */
  readonly psnr: (decibels: string) => string;
  /** Mean magnitude of the difference from the plain output, in levels. */
  readonly meanChange: (levels: number) => string;
  /** Names of the picture as a button, by what pressing it shows. */
  readonly showDifference: (output: string) => string;
  readonly showBicubic: (output: string) => string;
  readonly move: string;
  readonly undo: string;
  readonly putAway: string;
  readonly bringBack: (output: string) => string;
}

export const dockedOutputWords: Words<DockedOutputWords> = {
  en: {
    region: 'The output, in sight',
    difference: (factor) => `difference ×${factor}`,
    bicubic: 'Bicubic',
    psnr: (decibels) => `${decibels} dB`,
    meanChange: (levels) => `changed by ${formatNumber(levels)} levels`,
    showDifference: (output) => `${output}: show the difference from RCAN, amplified`,
    showBicubic: (output) => `${output}: show bicubic`,
    move: 'Drag it, or press arrow keys, to put it into another corner.',
    undo: 'Undo',
    putAway: 'Put the output away',
    bringBack: (output) => `Bring the output back: ${output}`,
  },
  zh: {
    region: '始终可见的输出',
    difference: (factor) => `差值 ×${factor}`,
    bicubic: '双三次',
    psnr: (decibels) => `${decibels} dB`,
    meanChange: (levels) => `平均变化 ${formatNumber(levels)} 级`,
    showDifference: (output) => `${output}：显示与 RCAN 的差值（放大）`,
    showBicubic: (output) => `${output}：显示双三次插值`,
    move: '拖动，或按方向键，移到另一角。',
    undo: '撤销',
    putAway: '收起输出',
    bringBack: (output) => `重新显示输出：${output}`,
  },
};
