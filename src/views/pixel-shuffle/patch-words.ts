import type { Words } from '../shared/look.ts';

/** What the patch behind a value says. */
export interface PatchWords {
  readonly title: (map: number, y: number, x: number) => string;
  readonly hint: string;
  readonly missing: string;
  readonly bars: (inputs: number) => string;
  readonly channel: (n: number, part: string) => string;
  readonly values: (n: number) => string;
  readonly weights: (map: number, n: number) => string;
  readonly products: string;
  readonly outside: string;
  readonly sum: (inputs: number) => string;
  readonly bias: string;
  readonly computed: string;
  readonly recorded: string;
  readonly agrees: (difference: string) => string;
  readonly follow: (stage: number) => string;
}

const en: PatchWords = {
  title: (map, y, x) => `The patch that made it: map ${map} at row ${y}, column ${x}`,
  hint: 'Point at a value to see the 3 × 3 patch of all channels that the convolution made it of; click keeps it.',
  missing:
    'The maps before this convolution or its weights are not known in this run, so the patch cannot be shown.',
  bars: (inputs) =>
    `What each of the ${inputs} input channels adds: left and right arrow keys choose one to see its nine products`,
  channel: (n, part) => `input channel ${n} adds ${part}`,
  values: (n) => `values, channel ${n}`,
  weights: (map, n) => `weights W[${map}, ${n}]`,
  products: 'products',
  outside: 'outside the maps: padding, 0',
  sum: (inputs) => `sum over ${inputs} × 9 products`,
  bias: 'bias',
  computed: 'together',
  recorded: 'the network has',
  agrees: (difference) =>
    `Added here in double precision, in the network in its own: they differ by ${difference}.`,
  follow: (stage) => `Follow the middle value into stage ${stage}`,
};

const zh: PatchWords = {
  title: (map, y, x) => `生成它的邻域：第 ${map} 张特征图，第 ${y} 行第 ${x} 列`,
  hint: '指向一个值，即可看到卷积用各通道的哪个 3 × 3 邻域算出了它；单击可固定。',
  missing: '这次运行中没有该卷积的输入或权重，因此无法显示邻域。',
  bars: (inputs) => `${inputs} 个输入通道各贡献多少：用左右方向键选一个，看它的九个乘积`,
  channel: (n, part) => `输入通道 ${n} 贡献 ${part}`,
  values: (n) => `通道 ${n} 的值`,
  weights: (map, n) => `权重 W[${map}, ${n}]`,
  products: '乘积',
  outside: '图外：填充，0',
  sum: (inputs) => `${inputs} × 9 个乘积之和`,
  bias: '偏置',
  computed: '合计',
  recorded: '网络中的值',
  agrees: (difference) => `此处用双精度相加，网络用它自己的精度：两者相差 ${difference}。`,
  follow: (stage) => `顺着中间的值进入第 ${stage} 级`,
};

export const patchWords: Words<PatchWords> = { en, zh };
