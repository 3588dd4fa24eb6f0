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
  /** Where quoted lines stand. */
  readonly lines: (code: TypesetCode) => string;
  /** What is selected, and what it is called in the paper, which counts from 1. */
  readonly here: (group: number, block: number, channel: number) => string;
}

const inOrder = (...sentences: (string | undefined)[]): string[] =>
  sentences.filter((sentence) => sentence !== undefined);

export const words: Words<EquationWords> = {
  en: {
    figure: ({ number, title, note }) => ({
      title: `Equation ${number} of the paper: ${title.en}`,
      caption: 'The formula, the lines of code that compute it, and what its symbols are in this run.',
      details: inOrder(
        'Shapes are height × width × channels of a tensor, outputs × inputs × height × width of weights.',
        'Where WebAssembly or WebGPU has a kernel that does several of these lines at once, the tests hold both to the same numbers.',
        note?.en,
      ).join(' '),
      tryThis:
        'Point at a symbol, in the formula or the table: its code and its place in the network light up. Click to select it in every figure.',
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
    lines: ({ file, within, first, last }) =>
      `${file}, ${first === last ? `line ${first}` : `lines ${first} to ${last}`} (${within})`,
    here: (group, block, channel) =>
      `Selected: group ${group}, block ${block}, channel ${channel}. The paper counts from 1: g = ${group + 1}, b = ${block + 1}, c = ${channel + 1}.`,
  },
  zh: {
    figure: ({ number, title, note }) => ({
      title: `论文的式 ${number}：${title.zh}`,
      caption: '公式、计算它的那几行代码，以及各符号在这次运行中的形状和数值。',
      details: inOrder(
        '张量的形状为高 × 宽 × 通道数，权重的形状为输出 × 输入 × 高 × 宽。',
        'WebAssembly 或 WebGPU 用自己的内核一次完成其中几行时，测试保证两者结果一致。',
        note?.zh,
      ).join(''),
      tryThis: '指向公式或表中的一个符号：它的代码和它在网络中的位置会亮起来。单击则在所有图中选中它。',
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
    lines: ({ file, within, first, last }) =>
      `${file}，第 ${first === last ? first : `${first}–${last}`} 行（${within}）`,
    here: (group, block, channel) =>
      `当前选中：组 ${group}，块 ${block}，通道 ${channel}。论文从 1 数起，即 g = ${group + 1}，b = ${block + 1}，c = ${channel + 1}。`,
  },
};
