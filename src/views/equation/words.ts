import type { FigureWords, Words } from '../shared/look.ts';
import type { PaperEquation } from './paper-equation.ts';
import type { TypesetCode } from './typeset-equation.ts';

export interface EquationWords {
  readonly figure: (equation: PaperEquation) => FigureWords;
  readonly formula: string;
  readonly symbols: string;
  readonly columns: {
    readonly symbol: string;
    readonly meaning: string;
    readonly pytorch: string;
    readonly shape: string;
    readonly mean: string;
    readonly least: string;
    readonly most: string;
    readonly channel: (channel: number) => string;
  };
  /** Before the names of the modules whose lines are shown. */
  readonly inPytorch: string;
  /** What opens the columns of the table that are not needed at first. */
  readonly whole: string;
  readonly inNotebook: string;
  /** Where quoted lines of this notebook stand. */
  readonly lines: (code: TypesetCode) => string;
  readonly kernels: string;
}

const inOrder = (...sentences: (string | undefined)[]): string[] =>
  sentences.filter((sentence) => sentence !== undefined);

export const words: Words<EquationWords> = {
  en: {
    figure: ({ number, title, note }) => ({
      title: `Equation ${number} of the paper: ${title.en}`,
      caption: 'The formula, the lines of PyTorch that compute it, and what its symbols are in this run.',
      details: inOrder(
        note?.en,
        'Shapes are height × width × channels of a tensor, outputs × inputs × height × width of weights.',
        'The paper counts groups, blocks and channels from 1, this notebook as PyTorch from 0.',
      ).join(' '),
      tryThis:
        'Point at a symbol: its code and its place in the network light up. Click to select it in every figure.',
    }),
    formula: 'The formula',
    symbols: 'Symbols of the equation',
    columns: {
      symbol: 'Symbol',
      meaning: 'Meaning',
      pytorch: 'In PyTorch',
      shape: 'Shape',
      mean: 'Mean',
      least: 'Min',
      most: 'Max',
      channel: (channel) => `Channel ${channel}`,
    },
    inPytorch: 'In PyTorch:',
    whole: 'Names in PyTorch, least and most',
    inNotebook: 'In this notebook’s own code',
    lines: ({ file, within, first, last }) =>
      `${file}, ${first === last ? `line ${first}` : `lines ${first} to ${last}`} (${within})`,
    kernels:
      'WebAssembly and WebGPU have kernels that do several of these lines at once; the tests hold them to the same numbers.',
  },
  zh: {
    figure: ({ number, title, note }) => ({
      title: `论文的式 ${number}：${title.zh}`,
      caption: '公式、计算它的几行 PyTorch 代码，以及各符号在这次运行中的形状和数值。',
      details: inOrder(
        '张量的形状为高 × 宽 × 通道数，权重的形状为输出 × 输入 × 高 × 宽。',
        '组、残差块和通道的编号：论文从 1 数起，本笔记本与 PyTorch 一样从 0 数起。',
        note?.zh,
      ).join(''),
      tryThis: '指向一个符号：它的代码和它在网络中的位置会亮起来。单击则在所有图中选中它。',
    }),
    formula: '公式',
    symbols: '式中的符号',
    columns: {
      symbol: '符号',
      meaning: '含义',
      pytorch: 'PyTorch 中的名称',
      shape: '形状',
      mean: '平均',
      least: '最小',
      most: '最大',
      channel: (channel) => `通道 ${channel}`,
    },
    inPytorch: 'PyTorch 代码：',
    whole: 'PyTorch 中的名称、最小与最大值',
    inNotebook: '本笔记本中的代码',
    lines: ({ file, within, first, last }) =>
      `${file}，第 ${first === last ? first : `${first}–${last}`} 行（${within}）`,
    kernels: 'WebAssembly 和 WebGPU 用自己的内核一次完成其中几行；测试保证结果一致。',
  },
};
