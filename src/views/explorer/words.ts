import type { Reference } from '../shared/against.ts';
import type { Words } from '../shared/look.ts';
import type { ConvolutionRole, Level } from './place.ts';

/** Names that stand in the drawings. Groups, blocks and channels are counted from 0, as their addresses are. */
export interface ExplorerNames {
  readonly head: string;
  readonly conv: string;
  readonly shuffle: string;
  readonly group: (g: number) => string;
  readonly block: (b: number) => string;
  /** Over the four columns of a block. */
  readonly columns: readonly [string, string, string, string];
  /** Over narrow ones. */
  readonly shortColumns: readonly [string, string, string, string];
  readonly adds: string;
  readonly reads: (inputs: number) => string;
  readonly makes: (output: number) => string;
}

interface ExplorerWords {
  readonly names: ExplorerNames;
  /** What the figure is to who does not see it. */
  readonly tree: string;
  readonly path: string;
  readonly level: (level: Level, group: number, block: number, role: ConvolutionRole) => string;
  readonly movement: string;
  readonly nodes: string;
  readonly adds: string;
  readonly map: (channel: number) => string;
  readonly energy: string;
  /** Over two runs that are laid against each other. */
  readonly two: string;
  readonly both: string;
  readonly now: string;
  readonly reference: Readonly<Record<Reference, string>>;
  /** While edits are being run. */
  readonly direct: string;
  readonly directHelp: string;
  readonly plainKernel: string;
  /** An item that is said: its name, what it adds in dB, and that it can be opened. */
  readonly adding: (name: string, change: string) => string;
  readonly mapOf: (site: string, channel: number) => string;
  readonly input: string;
  readonly output: string;
  readonly bicubic: (psnr: string) => string;
  readonly difference: (factor: string) => string;
  readonly showDifference: string;
  readonly undo: string;
  readonly redo: string;
  readonly waiting: string;
  readonly notRecorded: string;
  readonly z: string;
  readonly hidden: string;
  readonly s: string;
  readonly bar: (vector: 'z' | 's', channel: number, value: string) => string;
  readonly unit: (unit: number, value: string) => string;
  readonly pixel: (y: number, x: number) => string;
  readonly play: string;
  readonly pause: string;
  readonly sumAt: (y: number, x: number) => string;
  readonly bias: string;
  readonly rest: (count: number) => string;
  readonly channel: (channel: number) => string;
  readonly relu: string;
  readonly value: string;
  readonly recorded: (difference: string) => string;
  readonly patch: (channel: number) => string;
  readonly kernel: (output: number, input: number) => string;
  readonly products: string;
  readonly product: (value: string, weight: string, product: string) => string;
  readonly weight: string;
  readonly plainWeight: string;
  readonly outside: string;
  readonly openProduct: (channel: number, value: string) => string;
}

const roles = {
  en: {
    first: 'first convolution',
    second: 'second convolution',
    closing: 'closing convolution',
    head: 'shallow features',
    body: 'convolution after the groups',
    upsampling: 'upsampling convolution',
    last: 'last convolution',
  },
  zh: {
    first: '第一个卷积',
    second: '第二个卷积',
    closing: '组末尾的卷积',
    head: '浅层特征',
    body: '各组之后的卷积',
    upsampling: '上采样卷积',
    last: '最后一个卷积',
  },
} as const satisfies Words<Record<ConvolutionRole, string>>;

export const explorerWords: Words<ExplorerWords> = {
  en: {
    names: {
      head: 'head',
      conv: 'conv',
      shuffle: 'shuffle',
      group: (g) => `group ${g}`,
      block: (b) => `block ${b}`,
      columns: ['what comes in', '3 × 3 conv, ReLU', '3 × 3 conv', 's times map'],
      shortColumns: ['in', 'ReLU', 'conv', 's ×'],
      adds: 'what this block adds',
      reads: (inputs) => `reads ${inputs} maps`,
      makes: (output) => `makes map ${output}`,
    },
    tree: 'The network',
    path: 'Where you are',
    level: (level, group, block, role) =>
      ({
        network: 'Network',
        group: `Group ${group}`,
        block: `Block ${block}`,
        convolution: roles.en[role].replace(/^./, (letter) => letter.toUpperCase()),
        number: 'One number',
        upsampler: 'Pixel shuffle',
      })[level],
    movement: 'Movement',
    nodes: 'Nodes show',
    adds: 'what they add',
    map: (channel) => `map ${channel}`,
    energy: 'energy of all maps',
    two: 'Two runs',
    both: 'side by side',
    now: 'now',
    reference: { before: 'before', plain: 'unedited' },
    direct: 'Direct effect; running …',
    directHelp:
      'What the edit takes out of the sum at once. What it changes in the blocks behind it, the run adds.',
    plainKernel: 'Whole kernel as trained',
    adding: (name, change) => `${name}, adds ${change} dB`,
    mapOf: (site, channel) => `map ${channel} of ${site}`,
    input: 'input picture',
    output: 'output picture',
    bicubic: (psnr) => `bicubic ${psnr} dB`,
    difference: (factor) => `what the edits changed, ×${factor}`,
    showDifference: 'Difference',
    undo: 'Undo',
    redo: 'Redo',
    waiting: 'Being computed…',
    notRecorded: 'The maps of this place are being recorded…',
    z: 'z, the mean of every map',
    hidden: 'hidden units',
    s: 's, a factor for every map',
    bar: (vector, channel, value) => `${vector} of channel ${channel}: ${value}`,
    unit: (unit, value) => `hidden unit ${unit}: ${value}`,
    pixel: (y, x) => `row ${y}, column ${x}`,
    play: 'Slide the kernel',
    pause: 'Pause',
    sumAt: (y, x) => `The sum at row ${y}, column ${x}`,
    bias: 'bias',
    rest: (count) => `${count} other maps`,
    channel: (channel) => `map ${channel}`,
    relu: 'after ReLU',
    value: 'value',
    recorded: (difference) =>
      `Recorded in the run; the sum differs by ${difference}, as fast convolutions round differently.`,
    patch: (channel) => `patch of map ${channel}`,
    kernel: (output, input) => `kernel ${output}, ${input}`,
    products: 'products',
    product: (value, weight, product) => `${value} × ${weight} = ${product}`,
    weight: 'Weight',
    plainWeight: 'As trained',
    outside: 'Outside the map: zero',
    openProduct: (channel, value) => `Map ${channel} adds ${value}: open its nine products`,
  },
  zh: {
    names: {
      head: '浅层',
      conv: '卷积',
      shuffle: '重排',
      group: (g) => `组 ${g}`,
      block: (b) => `块 ${b}`,
      columns: ['输入', '3 × 3 卷积、ReLU', '3 × 3 卷积', 's 乘以特征图'],
      shortColumns: ['输入', 'ReLU', '卷积', 's ×'],
      adds: '这个残差块添加的内容',
      reads: (inputs) => `读入 ${inputs} 张特征图`,
      makes: (output) => `得到特征图 ${output}`,
    },
    tree: '整个网络',
    path: '当前位置',
    level: (level, group, block, role) =>
      ({
        network: '网络',
        group: `残差组 ${group}`,
        block: `残差块 ${block}`,
        convolution: roles.zh[role],
        number: '一个数',
        upsampler: '像素重排',
      })[level],
    movement: '过渡',
    nodes: '各部分显示',
    adds: '添加的内容',
    map: (channel) => `特征图 ${channel}`,
    energy: '所有特征图的能量',
    two: '两次运行',
    both: '并排',
    now: '现在',
    reference: { before: '改动前', plain: '未修改' },
    direct: '直接作用；正在运行……',
    directHelp: '修改立刻从总和中去掉的内容。它对后面各残差块的影响，要等运行之后才算进来。',
    plainKernel: '整个卷积核恢复训练所得',
    adding: (name, change) => `${name}，添加 ${change} dB`,
    mapOf: (site, channel) => `${site} 的特征图 ${channel}`,
    input: '输入图像',
    output: '输出图像',
    bicubic: (psnr) => `双三次 ${psnr} dB`,
    difference: (factor) => `修改带来的变化，×${factor}`,
    showDifference: '差别',
    undo: '撤销',
    redo: '重做',
    waiting: '正在计算……',
    notRecorded: '正在记录这里的特征图……',
    z: 'z：每张特征图的均值',
    hidden: '隐藏单元',
    s: 's：每张特征图的系数',
    bar: (vector, channel, value) => `通道 ${channel} 的 ${vector}：${value}`,
    unit: (unit, value) => `隐藏单元 ${unit}：${value}`,
    pixel: (y, x) => `第 ${y} 行，第 ${x} 列`,
    play: '滑动卷积核',
    pause: '暂停',
    sumAt: (y, x) => `第 ${y} 行第 ${x} 列上的求和`,
    bias: '偏置',
    rest: (count) => `其余 ${count} 张`,
    channel: (channel) => `特征图 ${channel}`,
    relu: 'ReLU 之后',
    value: '取值',
    recorded: (difference) => `这次运行记录的值；与求和相差 ${difference}，因为快速卷积的舍入不同。`,
    patch: (channel) => `特征图 ${channel} 的 3 × 3 区域`,
    kernel: (output, input) => `卷积核 ${output}、${input}`,
    products: '乘积',
    product: (value, weight, product) => `${value} × ${weight} = ${product}`,
    weight: '权重',
    plainWeight: '恢复训练所得',
    outside: '在特征图之外，为零',
    openProduct: (channel, value) => `特征图 ${channel} 添加 ${value}：打开它的九个乘积`,
  },
};
