import type { Estimate } from '../../analysis/bootstrap.ts';
import type { Finding } from '../../analysis/finding.ts';
import type { Words } from '../shared/look.ts';
import type { TouchHint } from '../shared/touch-hint.ts';
import { formatNumber } from '../shared/number.ts';

/** How the channels would tend, in the words of a figure: where both intervals lie above 0, and below it. */
export interface Tendency {
  readonly rising: string;
  readonly falling: string;
}

/** What is said wherever channels are points and two of their numbers are correlated. */
export interface ChannelPointWords {
  readonly shareAxis: string;
  readonly attentionAxis: string;
  /** How to touch the plot, as long as no channel is read. */
  readonly hint: TouchHint;
  /** Of both correlations, as they are drawn. */
  readonly correlations: { readonly spearman: string; readonly pearson: string };
  /** Behind what the sentences stand that are not needed at first. */
  readonly inWords: string;
  readonly spearman: (estimate: Estimate) => string;
  readonly pearson: (estimate: Estimate) => string;
  /** What both intervals say together. */
  readonly told: (finding: Finding, points: number, tendency: Tendency) => string;
  readonly thisPicture: string;
  /** Between two sentences. */
  readonly gap: string;
}

const r = (value: number): string => (Number.isFinite(value) ? formatNumber(value) : '–');

export const channelPointWords: Words<ChannelPointWords> = {
  en: {
    shareAxis: 'share of energy above the cut-off',
    attentionAxis: 'attention s',
    hint: {
      mouse: 'Click a point to select its channel; drag a rectangle to mark several.',
      finger: 'Touch a point to select its channel; draw a rectangle to mark several.',
      keys: 'Arrow keys walk from point to point, Enter selects, the space bar marks, Escape lets go.',
    },
    correlations: { spearman: 'Spearman', pearson: 'Pearson' },
    inWords: 'In words',
    spearman: ({ value, low, high }) =>
      `Spearman’s rank correlation is ${r(value)} (95% interval ${r(low)} to ${r(high)}),`,
    pearson: ({ value, low, high }) => `Pearson’s ${r(value)} (${r(low)} to ${r(high)}).`,
    told: (finding, points, { rising, falling }) =>
      ({
        rising: `Both intervals lie above 0: here, ${rising}.`,
        falling: `Both intervals lie below 0: here, ${falling}.`,
        untold: `Both intervals contain 0: no relation can be told from these ${points} channels.`,
        divided:
          'The two intervals do not lie on the same side of 0: what could be concluded depends on whether values or ranks are compared.',
        none: 'No correlation can be computed: there are too few channels, or all have the same value.',
      })[finding],
    thisPicture:
      'These are the numbers of this one picture; the interval says how much they depend on the choice of channels, not what other pictures would give.',
    gap: ' ',
  },
  zh: {
    shareAxis: '截止频率以上的能量占比',
    attentionAxis: '注意力 s',
    hint: {
      mouse: '单击一个点即可选中该通道，拖出一个矩形可标记多个。',
      finger: '点一个点即可选中该通道，划出一个矩形可标记多个。',
      keys: '方向键在点之间移动，回车选中，空格标记，Esc 清除标记。',
    },
    correlations: { spearman: 'Spearman', pearson: 'Pearson' },
    inWords: '文字说明',
    spearman: ({ value, low, high }) =>
      `Spearman 秩相关系数为 ${r(value)}（95% 置信区间 ${r(low)} 至 ${r(high)}），`,
    pearson: ({ value, low, high }) => `Pearson 相关系数为 ${r(value)}（${r(low)} 至 ${r(high)}）。`,
    told: (finding, points, { rising, falling }) =>
      ({
        rising: `两个区间都在 0 以上：在这里，${rising}。`,
        falling: `两个区间都在 0 以下：在这里，${falling}。`,
        untold: `两个区间都包含 0：从这 ${points} 个通道看不出两者有关系。`,
        divided: '两个区间并不在 0 的同一侧：结论取决于比较的是数值还是名次，因此不能下定论。',
        none: '算不出相关系数：通道太少，或者所有通道的值都相同。',
      })[finding],
    thisPicture: '这些数只属于这一张图片；区间只反映通道抽样带来的不确定性，不反映换图片带来的变化。',
    gap: '',
  },
};
