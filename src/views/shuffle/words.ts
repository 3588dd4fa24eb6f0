import type { FigureWords, Words } from '../shared/look.ts';
import type { Source, StepName, Target } from './steps.ts';

/** Everything the figure "Pixel shuffle step by step" says. */
export interface PixelShuffleWords extends FigureWords {
  readonly material: string;
  readonly toy: string;
  readonly picture: string;
  readonly factor: string;
  readonly stage: string;
  readonly stageOf: (stage: number, of: number) => string;
  readonly window: string;
  readonly feature: string;
  readonly play: string;
  readonly pause: string;
  readonly forward: string;
  readonly back: string;
  readonly scrub: string;
  readonly step: (name: StepName, c: number, factor: number) => string;
  readonly stepNumber: (index: number, of: number) => string;
  /** `of` names the whole maps when only a window of them is shown. */
  readonly maps: (count: number, size: string, of?: string) => string;
  readonly source: (count: number, c: number) => string;
  readonly output: (c: number, height: number, width: number) => string;
  readonly mapName: (map: number, i: number, j: number) => string;
  readonly stripLabel: string;
  readonly sourceLabel: string;
  readonly outputLabel: string;
  readonly navigator: string;
  readonly where: (source: Source, target: Target) => string;
  readonly hint: string;
  readonly toyNote: string;
  readonly scale: (c: number) => string;
  readonly equal: (values: number) => string;
  readonly unequal: (values: number, different: number, largest: string) => string;
  readonly incomparable: string;
  readonly missing: (stage: number) => string;
}

const count = (value: number): string => value.toLocaleString('en-US');

const en: PixelShuffleWords = {
  title: 'Pixel shuffle step by step',
  caption:
    'The last convolution of each upsampling stage makes r × r maps for every feature channel; the shuffle lays them into one map r times as high and r times as wide. No number is changed, added or lost: only places change. Maps, rows and columns count from 0, as in the code.',
  tryThis:
    'Point at four neighbours in the output and see from which maps they come. Then look at two neighbours in one source map: how far apart do they end up?',
  material: 'Show',
  toy: 'addresses',
  picture: 'this picture',
  factor: 'Factor',
  stage: 'Stage',
  stageOf: (stage, of) => `${stage} of ${of}`,
  window: 'Window',
  feature: 'Feature channel c',
  play: 'Play',
  pause: 'Pause',
  forward: 'One step forward',
  back: 'One step back',
  scrub: 'Position between the steps',
  step: (name, c, r) =>
    ({
      maps: `C·r² maps come out of the convolution, ${r * r} for each feature channel.`,
      take: `Take the r² = ${r * r} maps of feature channel ${c}.`,
      lay: `Lay each map’s values into its phase (i, j) of the ${r} × ${r} cell.`,
      interleaved: 'Close up: all pixels interleaved, this is the output.',
    })[name],
  stepNumber: (index, of) => `Step ${index} of ${of}`,
  maps: (n, size, of) => `in: ${n} maps, ${size}${of ? ` (a window of ${of})` : ''}`,
  source: (n, c) => `the ${n} maps of channel ${c}`,
  output: (c, height, width) => `out: channel ${c}, ${height} × ${width}`,
  mapName: (map, i, j) => `${map} · (${i}, ${j})`,
  stripLabel: 'All maps, grouped by feature channel: left and right arrow keys choose the channel',
  sourceLabel: 'Source maps: arrow keys move, Escape lets go, space plays',
  outputLabel: 'Output: arrow keys move, Escape lets go, space plays',
  navigator: 'Window onto the picture: drag it, or move it with the arrow keys',
  where: ({ map, y, x, i, j }, { feature, row, column }) =>
    `Channel ${feature}, row ${row}, column ${column}: phase (${i}, ${j}), from map ${map}, row ${y}, column ${x}.`,
  hint: 'Point at a cell of the output or of a source map; click keeps it.',
  toyNote:
    'Each number is its own address: 712 lay in map 7, row 1, column 2. Colour and label name the phase.',
  scale: (c) => `up to the largest magnitude in this window of channel ${c}’s maps`,
  equal: (values) =>
    `Shuffled here and compared with the model’s own output: all ${count(values)} values are equal, max difference 0.`,
  unequal: (values, different, largest) =>
    `Shuffled here and compared with the model’s own output: ${count(different)} of ${count(values)} values differ, max difference ${largest}.`,
  incomparable:
    'The model’s own output of this shuffle was not recorded in this run, so nothing is compared.',
  missing: (stage) =>
    `The maps of stage ${stage} were not recorded in this run. Run the picture to see its own numbers; the addresses work without.`,
};

const zh: PixelShuffleWords = {
  title: '像素重排，一步一步看',
  caption:
    '每一级上采样的最后一个卷积为每个特征通道生成 r × r 张图，像素重排把它们交错排成一张高、宽各为 r 倍的图。数值不改、不增、不减，变的只是位置。图、行、列都从 0 数起，与代码一致。',
  tryThis:
    '在输出中依次指向相邻的四个像素，看它们各来自哪张图。再看同一张源图里相邻的两个值：重排之后相隔多远？',
  material: '内容',
  toy: '地址示例',
  picture: '这张图片',
  factor: '倍数',
  stage: '级',
  stageOf: (stage, of) => `第 ${stage} 级，共 ${of} 级`,
  window: '窗口',
  feature: '特征通道 c',
  play: '播放',
  pause: '暂停',
  forward: '前进一步',
  back: '后退一步',
  scrub: '步骤之间的位置',
  step: (name, c, r) =>
    ({
      maps: `卷积输出 C·r² 张图，每个特征通道 ${r * r} 张。`,
      take: `取出特征通道 ${c} 的 r² = ${r * r} 张图。`,
      lay: `把每张图的值放进 ${r} × ${r} 单元中自己的相位 (i, j)。`,
      interleaved: '合拢：所有像素交错排好，这就是输出。',
    })[name],
  stepNumber: (index, of) => `第 ${index} 步，共 ${of} 步`,
  maps: (n, size, of) => `输入：${n} 张图，${size}${of ? `（取自 ${of} 的窗口）` : ''}`,
  source: (n, c) => `通道 ${c} 的 ${n} 张图`,
  output: (c, height, width) => `输出：通道 ${c}，${height} × ${width}`,
  mapName: (map, i, j) => `${map} · (${i}, ${j})`,
  stripLabel: '按特征通道分组的全部图：用左右方向键选择通道',
  sourceLabel: '源图：方向键移动，Esc 取消，空格播放',
  outputLabel: '输出：方向键移动，Esc 取消，空格播放',
  navigator: '图片上的窗口：拖动，或用方向键移动',
  where: ({ map, y, x, i, j }, { feature, row, column }) =>
    `通道 ${feature} 第 ${row} 行第 ${column} 列：相位 (${i}, ${j})，来自第 ${map} 张图的第 ${y} 行第 ${x} 列。`,
  hint: '指向输出或源图中的一格即可读数，单击可固定。',
  toyNote: '每个数就是自己的地址：712 原在第 7 张图的第 1 行第 2 列。颜色和标注表示相位。',
  scale: (c) => `以窗口内通道 ${c} 各图的最大绝对值为界`,
  equal: (values) => `本图自行重排后与模型的输出逐一比较：${count(values)} 个值全部相等，最大差为 0。`,
  unequal: (values, different, largest) =>
    `本图自行重排后与模型的输出逐一比较：${count(values)} 个值中有 ${count(different)} 个不同，最大差为 ${largest}。`,
  incomparable: '这次运行没有记录模型在这一级重排后的输出，因此无从比较。',
  missing: (stage) => `这次运行没有记录第 ${stage} 级的图。运行图片即可看到它自己的数值；地址示例不受影响。`,
};

export const words: Words<PixelShuffleWords> = { en, zh };
