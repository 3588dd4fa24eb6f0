import { systemNames, type SystemName } from '../../model/baselines/systems.ts';
import type { Scale } from '../../model/config.ts';
import type { Words } from '../shared/look.ts';
import { formatNumber } from '../shared/number.ts';
import { sweepWords, type SweepWords } from '../shared/sweep.ts';
import { formatBytes, formatCount } from './format.ts';
import type { Obstacle } from './rows.ts';
import type { ScorePoint } from './scores.ts';

/** Of which pictures scores are plotted. */
export type ScoresOf = 'set5' | 'here';

/** In the plot: systems that are only quoted, and one whose name says more than there is room for. */
const plotted: Readonly<Record<string, string>> = { edsr: 'EDSR', rdn: 'RDN', sparse: 'A+' };

const nameIn = ({ names }: RaceWords, system: string): string =>
  plotted[system] ?? names[systemNames.find((name) => name === system) ?? 'rcan'];

/** Everything the figure "The race" says. */
export interface RaceWords extends SweepWords {
  readonly scale: string;
  readonly side: string;
  /** What goes in and what comes out. */
  readonly sizes: (width: number, height: number, scale: Scale) => string;
  readonly names: Readonly<Record<SystemName, string>>;
  readonly table: string;
  readonly columns: {
    readonly system: string;
    readonly parameters: string;
    readonly multiplyAdds: string;
    readonly memory: string;
    readonly time: string;
    readonly here: string;
    readonly quoted: (scale: Scale) => string;
  };
  readonly enter: (system: string) => string;
  readonly obstacle: (scale: Scale, obstacle: Obstacle) => string;
  readonly none: string;
  readonly running: (done: number, total: number) => string;
  readonly next: string;
  readonly skip: (system: string) => string;
  readonly skipped: string;
  readonly failed: (why: string) => string;
  readonly randomShort: string;
  readonly noTruth: string;
  /** Below the table: what is measured and what is quoted. */
  readonly key: string;
  readonly timed: (backend: string) => string;
  readonly sources: (sources: readonly string[]) => string;
  /** Beside a score that is of a larger network. */
  readonly paperNet: string;
  readonly moved: string;
  readonly stale: string;
  readonly scores: string;
  readonly scoresOf: string;
  readonly scoresOn: Readonly<Record<ScoresOf, string>>;
  readonly scoresText: Readonly<Record<ScoresOf, string>>;
  readonly scoresAxis: Readonly<Record<ScoresOf, string>>;
  readonly psnrAxis: string;
  readonly noScores: string;
  readonly pointName: (point: ScorePoint) => string;
  readonly pointNumbers: (point: ScorePoint) => string;
  readonly outputs: string;
  readonly outputsText: (scored: boolean) => string;
  readonly errorScale: string;
  readonly chooseCrop: string;
  readonly original: string;
  readonly outputName: (system: string, psnr: number | undefined) => string;
  readonly errorsOf: (system: string) => string;
  readonly randomOutput: string;
  readonly growth: string;
  readonly growthText: (width: number, height: number) => string;
  readonly growthColumns: readonly [string, string, string, string, string];
  readonly backendNames: Readonly<Record<string, string>>;
}

const en: RaceWords = {
  ...sweepWords.en,
  scale: 'Scale',
  side: 'Side of the small picture, px',
  sizes: (width, height, scale) => `${width} × ${height} px become ${width * scale} × ${height * scale} px.`,
  names: {
    nearest: 'nearest',
    bilinear: 'bilinear',
    bicubic: 'bicubic',
    lanczos: 'Lanczos 3',
    sparse: 'A+ (sparse representation)',
    'srcnn-9-1-5': 'SRCNN 9-1-5',
    'srcnn-9-5-5': 'SRCNN 9-5-5',
    vdsr: 'VDSR',
    drrn: 'DRRN B1U25',
    memnet: 'MemNet M6R6',
    rcan: 'RCAN',
    'rcan-after-bicubic': 'RCAN, body after bicubic',
  },
  table: 'The systems, what they cost and how good they are',
  columns: {
    system: 'System',
    parameters: 'Parameters',
    multiplyAdds: 'Multiply-adds',
    memory: 'Memory for maps',
    time: 'Time here',
    here: 'PSNR here, dB',
    quoted: (scale) => `PSNR on Set5 ×${scale}, published`,
  },
  enter: (system) => `Let ${system} run`,
  obstacle: (scale, obstacle) => {
    switch (obstacle.kind) {
      case 'scale':
        return `does not enlarge by ${scale}; it does by ${obstacle.scales.join(', ')}`;
      case 'weights':
        return `no weights for ×${scale} come with the notebook; open a checkpoint of that scale`;
      case 'memory':
        return `does not fit: its maps need ${formatBytes(obstacle.need)}, and the engine may use ${formatBytes(obstacle.limit)}`;
    }
  },
  none: '–',
  running: (done, total) => `step ${done} of ${total}`,
  next: 'starting…',
  skip: (system) => `Cancel ${system}`,
  skipped: 'cancelled',
  failed: (why) => `failed: ${why}`,
  randomShort: 'random weights',
  noTruth: 'no original',
  key: 'Filled: measured here, on this picture. Hollow: quoted, the mean over Set5. The two are of different pictures and are not to be subtracted. VDSR, DRRN and MemNet have their exact layers but random weights, as nobody has trained them for this notebook: time and memory are what they would be, the picture is not. The body behind bicubic has the weights of RCAN, which were learnt on small pictures: its PSNR tells nothing of the place, its time and memory do. The RCAN that is quoted is the paper’s, with 15.4 M parameters.',
  timed: (backend) =>
    `Time from picture to picture, on ${backend}; interpolations in JavaScript. A run under a second is repeated, and the quicker one counts.`,
  sources: (sources) => `Quoted from ${sources.join('; ')}.`,
  paperNet: '(the paper’s)',
  moved: '(moved weights)',
  stale:
    'The scale, the size, the picture or the network has changed: times and pictures are of the race before.',
  scores: 'What a decibel costs',
  scoresOf: 'PSNR on',
  scoresOn: { set5: 'Set5 ×2', here: 'this picture' },
  scoresText: {
    set5: 'Mean PSNR on Set5 at ×2 against the multiply-adds of an output of 1280 × 720. Hollow: from the literature. Filled: the weights that come with this notebook, measured by the project’s evaluation on all of Set5.',
    here: 'PSNR of the last race against the multiply-adds on its picture, all of it measured here.',
  },
  scoresAxis: { set5: 'multiply-adds for 1280 × 720', here: 'multiply-adds for this picture' },
  psnrAxis: 'PSNR, dB',
  noScores:
    'Nothing has been scored yet: let systems with weights run, on a picture whose original is known.',
  pointName: (point) => `${nameIn(en, point.system)}${point.source ? '' : ', here'}`,
  pointNumbers: (point) =>
    `${nameIn(en, point.system)}: ${formatPsnr(point.psnr)} dB for ${formatCount(point.multiplyAdds)} multiply-adds, ${point.source ? `quoted from ${point.source}` : 'measured'}.`,
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
  growth: 'How the gap grows with the scale',
  growthText: (width, height) =>
    `The layers of this page’s RCAN on ${width} × ${height} px, in both places. Behind bicubic every convolution sees r² times as many pixels, so the body costs r² times as much. At the end it costs the same whatever r is; only the upsampler grows.`,
  growthColumns: ['r', 'At the end: body + upsampler', 'After bicubic: body', 'Body: ratio', 'r²'],
  backendNames: { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'JavaScript' },
  start: (next) => (next === 1 ? 'Run 1 system' : `Run ${next} systems`),
  progress: (done, total, seconds) => `${done} of ${total} have run${sweepWords.en.left(seconds)}`,
  cancelled: (done, total) => `Cancelled after ${done} of ${total}.`,
  done: (total) => (total === 1 ? 'It has had its turn.' : `All ${total} have had their turn.`),
};

const zh: RaceWords = {
  ...sweepWords.zh,
  scale: '倍率',
  side: '小图边长（像素）',
  sizes: (width, height, scale) =>
    `${width} × ${height} 像素放大为 ${width * scale} × ${height * scale} 像素。`,
  names: {
    nearest: '最近邻',
    bilinear: '双线性',
    bicubic: '双三次',
    lanczos: 'Lanczos 3',
    sparse: 'A+（稀疏表示）',
    'srcnn-9-1-5': 'SRCNN 9-1-5',
    'srcnn-9-5-5': 'SRCNN 9-5-5',
    vdsr: 'VDSR',
    drrn: 'DRRN B1U25',
    memnet: 'MemNet M6R6',
    rcan: 'RCAN',
    'rcan-after-bicubic': '双三次插值之后的 RCAN 主体',
  },
  table: '各个方法的代价与质量',
  columns: {
    system: '方法',
    parameters: '参数量',
    multiplyAdds: '乘加次数',
    memory: '特征图内存',
    time: '本机用时',
    here: '本图 PSNR（dB）',
    quoted: (scale) => `文献中 Set5 ×${scale} 的 PSNR`,
  },
  enter: (system) => `让${system}参加`,
  obstacle: (scale, obstacle) => {
    switch (obstacle.kind) {
      case 'scale':
        return `不能放大 ${scale} 倍，只能放大 ${obstacle.scales.join('、')} 倍`;
      case 'weights':
        return `本页没有 ×${scale} 的权重；请打开该倍率的检查点`;
      case 'memory':
        return `放不下：特征图需要 ${formatBytes(obstacle.need)}，而计算后端最多可用 ${formatBytes(obstacle.limit)}`;
    }
  },
  none: '–',
  running: (done, total) => `第 ${done} 步，共 ${total} 步`,
  next: '即将开始……',
  skip: (system) => `取消${system}`,
  skipped: '已取消',
  failed: (why) => `失败：${why}`,
  randomShort: '随机权重',
  noTruth: '没有原图',
  key: '实心：在这里对这张图实测。空心：引自文献，是 Set5 的平均值。两者所用的图不同，不能相减。VDSR、DRRN 和 MemNet 的层与论文完全一致，但没有为本页训练过，权重是随机的：时间和内存是真实的，图像不是。放在双三次插值之后的主体用的是 RCAN 在小图上学到的权重：它的 PSNR 不能说明位置的好坏，时间和内存可以。引用的 RCAN 是论文中的大网络，有 15.4 M 个参数。',
  timed: (backend) =>
    `时间从输入图片算到输出图片，后端为 ${backend}；插值用 JavaScript 计算。不到一秒的会再跑一遍，取较快的一次。`,
  sources: (sources) => `引自 ${sources.join('；')}。`,
  paperNet: '（论文中的网络）',
  moved: '（权重搬自小图）',
  stale: '倍率、大小、图片或网络已经改变：这里的时间和图片属于先前那次赛跑。',
  scores: '一个分贝值多少',
  scoresOf: 'PSNR 取自',
  scoresOn: { set5: 'Set5 ×2', here: '这张图' },
  scoresText: {
    set5: '横轴是输出 1280 × 720 所需的乘加次数，纵轴是放大 2 倍时 Set5 的平均 PSNR。空心：引自文献。实心：本页自带的权重，由本项目的评测程序在整个 Set5 上测得。',
    here: '横轴是这张图所需的乘加次数，纵轴是上一次赛跑的 PSNR，都是在这里实测的。',
  },
  scoresAxis: { set5: '输出 1280 × 720 的乘加次数', here: '这张图的乘加次数' },
  psnrAxis: 'PSNR（dB）',
  noScores: '还没有分数：请让有权重的方法跑一次，并选一张有原图的图片。',
  pointName: (point) => `${nameIn(zh, point.system)}${point.source ? '' : '（本页）'}`,
  pointNumbers: (point) =>
    `${nameIn(zh, point.system)}：${formatPsnr(point.psnr)} dB，乘加 ${formatCount(point.multiplyAdds)} 次，${point.source ? `引自 ${point.source}` : '实测'}。`,
  outputs: '各自的结果',
  outputsText: (scored) =>
    scored ? '各个结果的同一部分；旁边是它的亮度与原图相差多少。' : '各个结果的同一部分。没有原图可以对照。',
  errorScale: '亮度误差（满幅 255 级），各图相同',
  chooseCrop: '显示的部分：点击，或用方向键移动',
  original: '原图',
  outputName: (system, psnr) => (psnr === undefined ? system : `${system}，${formatPsnr(psnr)} dB`),
  errorsOf: (system) => `${system}的误差图`,
  randomOutput: '权重是随机的，图像没有意义，因此不显示。',
  growth: '差距如何随倍率增大',
  growthText: (width, height) =>
    `本页 RCAN 的各层作用于 ${width} × ${height} 像素的小图，分别放在两个位置。放在双三次插值之后，每个卷积面对的像素是原来的 r² 倍，主体的代价也就是 r² 倍。放在最前、最后才放大，主体的代价与 r 无关，只有上采样部分随之增大。`,
  growthColumns: ['r', '最后放大：主体 + 上采样', '先放大：主体', '主体之比', 'r²'],
  backendNames: { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'JavaScript' },
  start: (next) => `运行 ${next} 个方法`,
  progress: (done, total, seconds) => `共 ${total} 个，已完成 ${done} 个${sweepWords.zh.left(seconds)}`,
  cancelled: (done, total) => `已取消，共 ${total} 个，完成了 ${done} 个。`,
  done: (total) => `${total} 个方法都已跑完。`,
};

export const raceWords: Words<RaceWords> = { en, zh };

/** PSNR as it is read. */
export const formatPsnr = (psnr: number): string => (psnr === Infinity ? '∞' : formatNumber(psnr, 3));
