import type { Words } from '../shared/look.ts';
import type { Source, Target } from '../../analysis/pixel-shuffle.ts';
import type { Explanation } from './settings.ts';
import type { Direction, StepName } from './steps.ts';

/** Everything the figure "Pixel shuffle step by step" says. */
export interface PixelShuffleWords {
  /** Before the enlargements whose addresses can be shown. */
  readonly addresses: string;
  readonly picture: string;
  readonly colors: string;
  readonly direction: string;
  readonly directionName: (direction: Direction) => string;
  readonly stage: string;
  readonly stageOf: (stage: number, of: number) => string;
  /** `of` is the size of the whole maps. */
  readonly window: (of: string) => string;
  readonly feature: string;
  readonly player: string;
  readonly play: string;
  readonly pause: string;
  readonly forward: string;
  readonly back: string;
  readonly scrub: string;
  readonly step: (name: StepName, c: number, factor: number, direction: Direction) => string;
  /** Which step it is, and what it does. */
  readonly stepTold: (index: number, of: number, told: string) => string;
  readonly maps: (count: number, size: string, direction: Direction) => string;
  readonly source: (count: number, c: number) => string;
  /** `stage` says which of several it is. */
  readonly output: (c: number, height: number, width: number, direction: Direction, stage?: string) => string;
  readonly mapName: (map: number, i: number, j: number) => string;
  readonly stripLabel: string;
  readonly sourceLabel: string;
  readonly outputLabel: string;
  readonly navigator: string;
  readonly where: (source: Source, target: Target, direction: Direction) => string;
  readonly formula: string;
  readonly hint: string;
  readonly toyHint: string;
  readonly toyTail: string;
  readonly explain: string;
  readonly explanations: Readonly<Record<Explanation, string>>;
  readonly scale: string;
  readonly equal: (values: number, direction: Direction) => string;
  readonly unequal: (values: number, different: number, largest: string, direction: Direction) => string;
  readonly incomparable: string;
  readonly missing: (stage: number) => string;
}

const count = (value: number): string => value.toLocaleString('en-US');

const en: PixelShuffleWords = {
  addresses: 'Addresses at',
  picture: 'this picture',
  colors: 'Channels of the picture',
  direction: 'Way',
  directionName: (direction) => (direction === 'shuffle' ? 'shuffle' : 'unshuffle'),
  stage: 'Stage',
  stageOf: (stage, of) => `${stage} of ${of}`,
  window: (of) => `Window of ${of}`,
  feature: 'Feature channel c',
  player: 'Player',
  play: 'Play',
  pause: 'Pause',
  forward: 'One step forward',
  back: 'One step back',
  scrub: 'Position between the steps',
  step: (name, c, r, direction) =>
    ({
      shuffle: {
        maps: `C·r² maps come out of the convolution, ${r * r} for each feature channel.`,
        take: `Take the r² = ${r * r} maps of feature channel ${c}.`,
        lay: `Lay each map’s values into its phase (i, j) of the ${r} × ${r} cell.`,
        interleaved: 'Close up: all pixels interleaved, this is the output.',
      },
      unshuffle: {
        interleaved: `Start from the large map of feature channel ${c}.`,
        lay: `Open it up: every ${r} × ${r} cell by itself.`,
        take: `Collect each phase (i, j) in a map of its own: r² = ${r * r} maps.`,
        maps: 'Put them back among the C·r² maps: all is where it was.',
      },
    })[direction][name],
  stepTold: (index, of, told) => `Step ${index} of ${of}: ${told}`,
  maps: (n, size, direction) => `${direction === 'shuffle' ? 'in' : 'out'}: ${n} maps, ${size}`,
  source: (n, c) => `the ${n} maps of channel ${c}`,
  output: (c, height, width, direction, stage) =>
    `${direction === 'shuffle' ? 'out' : 'in'}: channel ${c}, ${height} × ${width}${stage ? ` (stage ${stage})` : ''}`,
  mapName: (map, i, j) => `${map} · (${i}, ${j})`,
  stripLabel: 'All maps in the order of their numbers: left and right arrow keys choose the channel',
  sourceLabel: 'Source maps: arrow keys move, Escape lets go, space plays',
  outputLabel: 'Output: arrow keys move, Escape lets go, space plays',
  navigator: 'Window onto the picture: drag it, or move it with the arrow keys',
  where: ({ map, y, x, i, j }, { feature, row, column }, direction) =>
    `Channel ${feature}, row ${row}, column ${column}: phase (${i}, ${j}), ${direction === 'shuffle' ? 'from' : 'to'} map ${map}, row ${y}, column ${x}.`,
  formula: 'The shuffle as a formula, in PyTorch and in TF.js',
  hint: 'Choose a cell of the output or of a map to see its way.',
  toyHint: 'Every number is an address: 712 began in map 7, row 1, column 2. Choose one to see its way.',
  toyTail:
    'Between two stages the network has a convolution, which the addresses skip. The sizes here are the network’s own.',
  explain: 'Explain',
  explanations: {
    nothing: 'nothing',
    tail: 'the tail around it',
    code: 'in code',
    order: 'channel order',
    patch: 'a value’s patch',
    others: 'other ways',
  },
  scale: 'up to the largest magnitude in this window',
  equal: (values, direction) =>
    `${direction === 'shuffle' ? 'Shuffled' : 'Unshuffled'} here and compared with the model’s own ${direction === 'shuffle' ? 'output' : 'maps before the shuffle'}: all ${count(values)} values are equal, max difference 0.`,
  unequal: (values, different, largest, direction) =>
    `${direction === 'shuffle' ? 'Shuffled' : 'Unshuffled'} here and compared with the model’s own ${direction === 'shuffle' ? 'output' : 'maps before the shuffle'}: ${count(different)} of ${count(values)} values differ, max difference ${largest}.`,
  incomparable:
    'The model’s own output of this shuffle was not recorded in this run, so nothing is compared.',
  missing: (stage) =>
    `The maps of stage ${stage} were not recorded in this run. Run the picture to see its own numbers; the addresses work without.`,
};

const zh: PixelShuffleWords = {
  addresses: '地址示例',
  picture: '这张图片',
  colors: '图像的通道',
  direction: '方向',
  directionName: (direction) => (direction === 'shuffle' ? '重排' : '逆重排'),
  stage: '级',
  stageOf: (stage, of) => `第 ${stage} 级，共 ${of} 级`,
  window: (of) => `窗口（取自 ${of}）`,
  feature: '特征通道 c',
  player: '播放器',
  play: '播放',
  pause: '暂停',
  forward: '前进一步',
  back: '后退一步',
  scrub: '步骤之间的位置',
  step: (name, c, r, direction) =>
    ({
      shuffle: {
        maps: `卷积输出 C·r² 张特征图，每个特征通道 ${r * r} 张。`,
        take: `取出特征通道 ${c} 的 r² = ${r * r} 张特征图。`,
        lay: `把每张特征图的值放进 ${r} × ${r} 单元中自己的相位 (i, j)。`,
        interleaved: '合拢：所有像素交错排好，这就是输出。',
      },
      unshuffle: {
        interleaved: `从特征通道 ${c} 的大图开始。`,
        lay: `拉开：每个 ${r} × ${r} 单元各自分开。`,
        take: `把每个相位 (i, j) 收进自己的一张特征图：r² = ${r * r} 张。`,
        maps: '放回 C·r² 张特征图之中，全部还原。',
      },
    })[direction][name],
  stepTold: (index, of, told) => `第 ${index} 步，共 ${of} 步：${told}`,
  maps: (n, size, direction) => `${direction === 'shuffle' ? '输入' : '输出'}：${n} 张特征图，${size}`,
  source: (n, c) => `通道 ${c} 的 ${n} 张特征图`,
  output: (c, height, width, direction, stage) =>
    `${direction === 'shuffle' ? '输出' : '输入'}：通道 ${c}，${height} × ${width}${stage ? `（${stage}）` : ''}`,
  mapName: (map, i, j) => `${map} · (${i}, ${j})`,
  stripLabel: '按编号排列的全部特征图：用左右方向键选择通道',
  sourceLabel: '源图：方向键移动，Esc 取消，空格播放',
  outputLabel: '输出：方向键移动，Esc 取消，空格播放',
  navigator: '图片上的窗口：拖动，或用方向键移动',
  where: ({ map, y, x, i, j }, { feature, row, column }, direction) =>
    `通道 ${feature} 第 ${row} 行第 ${column} 列：相位 (${i}, ${j})，${direction === 'shuffle' ? '来自' : '去往'}第 ${map} 张特征图的第 ${y} 行第 ${x} 列。`,
  formula: '像素重排的公式，以及 PyTorch 与 TF.js 的写法',
  hint: '选输出或特征图中的一格，看它从哪里来、到哪里去。',
  toyHint: '每个数是一个地址：712 起初在特征图 7 的第 1 行第 2 列。选一个数，看它的去向。',
  toyTail: '两级之间网络还有一个卷积，地址示例跳过它。这里标的是网络本身的尺寸。',
  explain: '说明',
  explanations: {
    nothing: '无',
    tail: '所在的尾部',
    code: '公式与代码',
    order: '通道顺序',
    patch: '一个值的邻域',
    others: '其他放大办法',
  },
  scale: '以窗口内的最大绝对值为界',
  equal: (values, direction) =>
    `本图自行${direction === 'shuffle' ? '重排后与模型的输出' : '逆重排后与模型重排前的特征图'}逐一比较：${count(values)} 个值全部相等，最大差为 0。`,
  unequal: (values, different, largest, direction) =>
    `本图自行${direction === 'shuffle' ? '重排后与模型的输出' : '逆重排后与模型重排前的特征图'}逐一比较：${count(values)} 个值中有 ${count(different)} 个不同，最大差为 ${largest}。`,
  incomparable: '这次运行没有记录模型在这一级重排后的输出，因此无从比较。',
  missing: (stage) =>
    `这次运行没有记录第 ${stage} 级的特征图。重新计算这张图片即可看到它自己的数值；地址示例不受影响。`,
};

export const words: Words<PixelShuffleWords> = { en, zh };
