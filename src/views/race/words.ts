import type { Scale } from '../../model/config.ts';
import { formatParameters } from '../shared/count.ts';
import type { Words } from '../shared/look.ts';
import { spaced } from '../shared/spaced.ts';
import { sweepWords, type SweepWords } from '../shared/sweep.ts';
import { formatBytes } from './format.ts';
import type { Obstacle } from './rows.ts';
import type { RaceView } from './settings.ts';
import { systemWords, type SystemWords } from './system-words.ts';

/** Everything the figure "The race" says. */
export interface RaceWords extends SweepWords, SystemWords {
  readonly view: string;
  readonly views: Readonly<Record<RaceView, string>>;
  readonly scale: string;
  readonly side: string;
  /** What goes in and what comes out. */
  readonly sizes: (width: number, height: number, scale: Scale) => string;
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
  readonly parameterCount: (count: number) => string;
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
  /** Behind this: what is measured and what is quoted. */
  readonly aboutTable: string;
  readonly key: string;
  readonly wider: string;
  readonly timed: (backend: string) => string;
  readonly sources: (sources: readonly string[]) => string;
  /** Beside a score that is of a larger network. */
  readonly paperNet: string;
  readonly stale: string;
  readonly backendNames: Readonly<Record<string, string>>;
}

const en: RaceWords = {
  ...sweepWords.en,
  ...systemWords.en,
  view: 'Show',
  views: {
    scores: 'score against cost',
    table: 'table',
    pictures: 'pictures',
    growth: 'growth with scale',
  },
  scale: 'Scale',
  side: 'Side of the small picture, px',
  sizes: (width, height, scale) => `${width} × ${height} px become ${width * scale} × ${height * scale} px.`,
  table: 'The systems, what they cost and how good they are',
  columns: {
    system: 'System',
    parameters: 'Parameters',
    multiplyAdds: 'Multiply-adds',
    memory: 'Memory for maps',
    time: 'Time here',
    here: 'PSNR here, dB',
    quoted: (scale) => `Set5 ×${scale}, published`,
  },
  parameterCount: (count) => formatParameters(count, 'en'),
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
  aboutTable: 'How to read it',
  wider: 'The table goes on to the right.',
  key: 'Filled: measured here, on this picture. Hollow: quoted, the mean over Set5. The two are of different pictures and are not to be subtracted. VDSR, DRRN and MemNet have their exact layers but random weights, as nobody has trained them for this notebook: time and memory are what they would be, the picture is not. The body behind bicubic has the weights of RCAN, which were learnt on small pictures: its PSNR tells nothing of the place, its time and memory do. The RCAN that is quoted is the paper’s, with 15.4 M parameters.',
  timed: (backend) =>
    `Time from picture to picture, on ${backend}; interpolations in JavaScript. A run under a second is repeated, and the quicker one counts.`,
  sources: (sources) => `Quoted from ${sources.join('; ')}.`,
  paperNet: '(the paper’s)',
  stale: 'Times and pictures are still of the race before.',
  backendNames: { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'JavaScript' },
  start: (next) => (next === 1 ? 'Run 1 system' : `Run ${next} systems`),
  progress: (done, total, seconds) => `${done} of ${total} have run${sweepWords.en.left(seconds)}`,
  cancelled: (done, total) => `Cancelled after ${done} of ${total}.`,
  done: (total) => (total === 1 ? 'It has run.' : `All ${total} have run.`),
};

const zh: RaceWords = {
  ...sweepWords.zh,
  ...systemWords.zh,
  view: '显示',
  views: { scores: '质量与开销', table: '表格', pictures: '图像', growth: '随倍率的增长' },
  scale: '倍率',
  side: '小图边长（像素）',
  sizes: (width, height, scale) =>
    `${width} × ${height} 像素放大为 ${width * scale} × ${height * scale} 像素。`,
  table: '各个方法的计算量与质量',
  columns: {
    system: '方法',
    parameters: '参数量',
    multiplyAdds: '乘加次数',
    memory: '特征图内存',
    time: '本机用时',
    here: '本图 PSNR（dB）',
    quoted: (scale) => `文献中 Set5 ×${scale} 的 PSNR`,
  },
  parameterCount: (count) => formatParameters(count, 'zh'),
  enter: (system) => spaced(`让${system}参加`),
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
  skip: (system) => spaced(`取消${system}`),
  skipped: '已取消',
  failed: (why) => `失败：${why}`,
  randomShort: '随机权重',
  noTruth: '没有原图',
  aboutTable: '怎样读这张表',
  wider: '表格右边还有内容。',
  key: '实心：在这里对这张图片实测。空心：引自文献，是 Set5 的平均值。两者所用的图片不同，不能相减。VDSR、DRRN 和 MemNet 的层与论文完全一致，但没有为本页训练过，权重是随机的：时间和内存是真实的，图像不是。放在双三次插值之后的主干，用的是 RCAN 在小图上训练的权重：它的 PSNR 不能说明位置的好坏，时间和内存可以。引用的 RCAN 是论文中的大网络，有 1544 万个参数。',
  timed: (backend) =>
    `时间从输入图片算到输出图片，后端为 ${backend}；插值用 JavaScript 计算。不到一秒的会再运行一次，取较快的一次。`,
  sources: (sources) => `引自 ${sources.join('；')}。`,
  paperNet: '（论文中的网络）',
  stale: '时间和图像仍属于上一次赛跑。',
  backendNames: { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'JavaScript' },
  start: (next) => `运行 ${next} 个方法`,
  progress: (done, total, seconds) => `共 ${total} 个，已完成 ${done} 个${sweepWords.zh.left(seconds)}`,
  cancelled: (done, total) => `已取消，共 ${total} 个，完成了 ${done} 个。`,
  done: (total) => `${total} 个方法都已运行。`,
};

export const raceWords: Words<RaceWords> = { en, zh };
