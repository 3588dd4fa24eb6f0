import type { BackendName, KernelBuild, Refusal } from '../../engine/protocol.ts';
import type { CardId } from '../../image/cards/index.ts';
import type { Words } from '../../views/shared/look.ts';

/** The words of the notebook's own controls; figures and lessons bring theirs. */
export interface NotebookWords {
  readonly documentTitle: string;
  readonly title: string;
  readonly subtitle: string;
  readonly skipToText: string;
  readonly bar: string;
  readonly picture: string;
  readonly choosePicture: string;
  readonly testCards: string;
  readonly cards: Readonly<Record<CardId, string>>;
  readonly openFile: string;
  readonly openHint: string;
  readonly dropHere: string;
  readonly role: string;
  readonly roles: { readonly hr: string; readonly lr: string };
  readonly roleHints: { readonly hr: string; readonly lr: string };
  readonly window: string;
  readonly windowHint: (width: number, height: number) => string;
  readonly extent: string;
  readonly extents: { readonly part: string; readonly exact: string; readonly chop: string };
  readonly extentHints: { readonly part: string; readonly exact: string; readonly chop: string };
  /** How long a run of the whole picture will take, by the run before. */
  readonly estimate: (seconds: number) => string;
  readonly scale: string;
  /** Before the name of the reader's own. */
  readonly checkpoint: string;
  readonly language: string;
  readonly theme: string;
  readonly themes: { readonly light: string; readonly dark: string };
  readonly cancel: string;
  readonly dismiss: string;
  readonly starting: string;
  readonly opening: string;
  readonly loading: string;
  readonly running: (done: number, total: number, secondsLeft: number | undefined) => string;
  readonly recording: string;
  readonly done: (seconds: string) => string;
  readonly idle: string;
  readonly noEngine: string;
  readonly backend: string;
  readonly backendUnknown: string;
  readonly backendNone: string;
  readonly backendIntro: string;
  readonly backendNames: Readonly<Record<BackendName, string>>;
  readonly backendStates: { readonly running: string; readonly available: string; readonly untried: string };
  readonly refusal: (refusal: Refusal) => string;
  readonly kernels: Readonly<Record<KernelBuild | 'refused', string>>;
  /** Said where the precision is float16. */
  readonly halves: string;
  /** On how many threads, and why not on more. */
  readonly threads: (threads: number, loss?: string) => string;
  readonly use: (backend: string) => string;
  readonly savePicture: string;
  readonly waitingForRun: string;
  readonly notRun: string;
  readonly waitingForMaps: string;
  readonly measuring: string;
  /** Between two sentences. */
  readonly sentenceGap: string;
  readonly noMapsOfWhole: string;
  readonly attentionPerTile: (tiles: number) => string;
  readonly older: string;
  /** Said of a figure that does not show the reader's last edits yet. */
  readonly beforeEdits: string;
  readonly editing: string;
  readonly edits: (count: number) => string;
  readonly editsPanel: string;
  /** PSNR in dB of what is shown, and by how much the edits changed it, if they did. */
  readonly editsEffect: (psnr: number, change: number | undefined) => string;
  readonly editsHint: string;
  readonly editsTooLong: string;
  readonly undo: string;
  readonly redo: string;
  readonly remove: string;
  readonly removeEdit: (phrase: string) => string;
  readonly resetEdits: string;
  readonly figureFailed: (number: number, why: string) => string;
  readonly lessonProblem: (line: number, problem: string) => string;
  readonly drawAgain: string;
  readonly nextLesson: string;
  readonly groupName: (group: number) => string;
  /** Said of a lesson that was read to its end. */
  readonly lessonRead: string;
  /** Above a page that is shown in the other language. */
  readonly untranslated: string;
  /** A window cut out of a picture, by the picture's name. */
  readonly partOf: (picture: string) => string;
  readonly choosePart: string;
  readonly inTiles: Readonly<Record<'exact' | 'chop', (tiles: number) => string>>;
  readonly sample: (picture: string, lr: string, tiles: string | undefined, net: string) => string;
  /** A network and how often it was edited. */
  readonly editedNet: (net: string, edits: number) => string;
  readonly net: (groups: number, blocks: number, features: number) => string;
  readonly contents: string;
  readonly footer: string;
}

const decibels = (psnr: number): string => (psnr === Infinity ? '∞' : psnr.toFixed(2));

/** With its sign, a true minus, and more digits where it is small. */
function signed(change: number): string {
  const size = Math.abs(change);
  const digits = size === Infinity ? '∞' : size.toFixed(size < 0.1 ? 4 : 2);
  // Both equal the truth, or each other but for what no digit shows.
  if (Number.isNaN(change) || Number(digits) === 0) return '±0';
  return `${change < 0 ? '−' : '+'}${digits}`;
}

const en: NotebookWords = {
  documentTitle: 'RCAN, taken apart',
  title: 'RCAN, taken apart',
  subtitle: 'A super-resolution network that runs in this page and shows what it does',
  skipToText: 'Skip to the text',
  bar: 'Picture, scale and engine',
  picture: 'Picture',
  choosePicture: 'Choose a picture',
  testCards: 'Test cards',
  cards: {
    'zone-plate': 'Zone plate',
    'siemens-star': 'Siemens star',
    'slanted-edges': 'Slanted edges',
    'text-latin-chinese': 'Text',
    'woven-texture': 'Woven cloth',
    facade: 'Facade',
    'dead-leaves': 'Dead leaves',
  },
  openFile: 'Open a file…',
  openHint:
    'A picture, a checkpoint of your own (.pt, .safetensors), or a lesson (.md). You can also drop it anywhere on the page, or paste a picture. Nothing leaves this computer.',
  dropHere: 'Drop a picture, a checkpoint or a lesson',
  role: 'Treat the picture as',
  roles: { hr: 'the truth (HR)', lr: 'low resolution (LR)' },
  roleHints: {
    hr: 'It is made smaller by MATLAB’s bicubic, so that the result can be scored against it.',
    lr: 'It is enlarged as it is; there is nothing to score against.',
  },
  window: 'Part of the picture',
  windowHint: (width, height) =>
    `The picture is larger than this page works on at once: the network sees ${width} × ${height} px of it. Drag the frame, or move it with the arrow keys.`,
  extent: 'What the network sees',
  extents: {
    part: 'a part of the picture',
    exact: 'the whole picture, in tiles (exact)',
    chop: 'the whole picture, in the official tiles (--chop)',
  },
  extentHints: {
    part: 'All figures can be drawn of it.',
    exact: 'Attention pools over all tiles at every layer: the result is that of the uncut picture.',
    chop: 'Each tile has an attention of its own, as in the authors’ test commands.',
  },
  estimate: (seconds) =>
    seconds < 90 ? `About ${Math.ceil(seconds)} s here.` : `About ${Math.round(seconds / 60)} min here.`,
  scale: 'Scale',
  checkpoint: 'Checkpoint:',
  language: 'Language',
  theme: 'Theme',
  themes: { light: 'Light', dark: 'Dark' },
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  starting: 'Starting the engine and checking its numbers…',
  opening: 'Opening the picture…',
  loading: 'Loading the weights…',
  running: (done, total, left) =>
    `Step ${done} of ${total}${left === undefined ? '' : left < 1 ? ', less than a second left' : `, about ${Math.round(left)} s left`}`,
  recording: 'Recording feature maps',
  done: (seconds) => `Done in ${seconds} s`,
  idle: 'Ready',
  noEngine: 'The network cannot run here.',
  backend: 'Engine',
  backendUnknown: 'Engine: starting',
  backendNone: 'Engine: none',
  backendIntro:
    'Each way to compute is tried in this order and must first reproduce numbers stored from PyTorch.',
  backendNames: { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'JavaScript' },
  backendStates: { running: 'running', available: 'passed the check', untried: 'not tried' },
  refusal: (refusal) => {
    switch (refusal.reason) {
      case 'absent':
        return 'not in this browser';
      case 'failed':
        return `failed to start: ${refusal.detail}`;
      case 'wrong':
        return `computed wrong numbers: ${refusal.detail}`;
      case 'software':
        return `no graphics hardware (${refusal.adapter}): slower than WebAssembly`;
      case 'stopped':
        return `stopped answering twice: ${refusal.detail}`;
    }
  },
  kernels: {
    'relaxed-simd': 'with our own kernels (relaxed SIMD)',
    simd: 'with our own kernels (SIMD)',
    wgsl: 'with our own kernels',
    refused: 'with the kernels of TF.js: our own did not pass the check',
  },
  halves: 'with feature maps kept in half precision',
  threads: (threads, loss) =>
    `${threads === 1 ? 'on one thread' : `on ${threads} threads`}${loss === undefined ? '' : `: ${loss}`}`,
  use: (backend) => `Use ${backend}`,
  savePicture: 'Save RCAN’s picture as PNG',
  waitingForRun: 'Waiting for the network’s first run.',
  notRun: 'Nothing has run yet. Choose a picture or a scale in the bar.',
  waitingForMaps: 'Recording these feature maps…',
  measuring: 'Measuring…',
  sentenceGap: ' ',
  noMapsOfWhole:
    'Feature maps are not kept of a whole picture this large. Choose a part of the picture to see its maps.',
  attentionPerTile: (tiles) =>
    `There is no attention of the whole picture: each of the ${tiles} tiles had its own. Run it in exact tiles to see one that holds for all of it.`,
  older: 'Still shows the run before; the new one is being computed.',
  beforeEdits: 'Still without your last edits; they are being computed.',
  editing: 'Running with your edits…',
  edits: (count) => (count === 1 ? '1 edit' : `${count || 'No'} edits`),
  editsPanel: 'Your edits of the network',
  editsEffect: (psnr, change) =>
    `${decibels(psnr)} dB${change === undefined ? '' : `, ${signed(change)} by your edits`}`,
  editsHint: 'They hold for this page only: the weights stay as they are. The address carries them.',
  editsTooLong:
    'They hold for this page only: the weights stay as they are. They are too long for the address.',
  undo: 'Undo (Ctrl+Z)',
  redo: 'Redo (Ctrl+Y)',
  remove: 'Remove',
  removeEdit: (phrase) => `Remove: ${phrase}`,
  resetEdits: 'Remove all edits',
  lessonProblem: (line, problem) => `Line ${line} of the lesson: ${problem}`,
  figureFailed: (number, why) =>
    `Figure ${number} could not be drawn (${why}). Draw it again, or reload the page if that does not help.`,
  drawAgain: 'Draw again',
  nextLesson: 'Next:',
  groupName: (group) => `Group ${group}`,
  lessonRead: 'read',
  untranslated: 'Nobody has translated this page into English yet; here it is in Chinese.',
  partOf: (picture) => `a part of ${picture}`,
  choosePart: 'Choose another part of the picture',
  inTiles: {
    exact: (tiles) => `in ${tiles} tiles, attention pooled globally`,
    chop: (tiles) => `in ${tiles} tiles, attention pooled per tile`,
  },
  sample: (picture, lr, tiles, net) => `Here: ${picture}, LR ${lr} px, ${tiles ? `${tiles}, ` : ''}${net}.`,
  editedNet: (net, edits) => `${net}, with ${edits === 1 ? '1 edit' : `${edits} edits`} of yours`,
  net: (groups, blocks, features) => `RCAN of ${groups} groups × ${blocks} blocks × ${features} channels`,
  contents: 'Contents',
  footer:
    'After Zhang et al., “Image Super-Resolution Using Very Deep Residual Channel Attention Networks”, ECCV 2018. The code and the text are under the MIT licence.',
};

const zh: NotebookWords = {
  documentTitle: '拆开看 RCAN',
  title: '拆开看 RCAN',
  subtitle: '一个在本页中实时运行、把自己展示给你看的超分辨率网络',
  skipToText: '跳到正文',
  bar: '图片、倍率与计算后端',
  picture: '图片',
  choosePicture: '选择图片',
  testCards: '测试图',
  cards: {
    'zone-plate': '波带片',
    'siemens-star': '西门子星',
    'slanted-edges': '斜边',
    'text-latin-chinese': '文字',
    'woven-texture': '织物',
    facade: '建筑立面',
    'dead-leaves': '落叶',
  },
  openFile: '打开文件…',
  openHint:
    '可以是图片，也可以是你自己的检查点（.pt、.safetensors）或课文（.md）。也可以把文件拖到页面任意处，或直接粘贴图片。一切都留在这台电脑上。',
  dropHere: '把图片、检查点或课文放在这里',
  role: '把图片当作',
  roles: { hr: '原图（HR）', lr: '低分辨率图（LR）' },
  roleHints: {
    hr: '先按 MATLAB 双三次插值缩小，再放大，因此可以与原图比较打分。',
    lr: '直接放大；没有原图可以比较。',
  },
  window: '取图片的哪一部分',
  windowHint: (width, height) =>
    `图片超出本页一次能处理的大小，网络只看其中 ${width} × ${height} 像素。拖动方框，或用方向键移动它。`,
  extent: '网络看到什么',
  extents: {
    part: '图片的一部分',
    exact: '整张图片，分块计算（精确）',
    chop: '整张图片，按官方的 --chop 分块',
  },
  extentHints: {
    part: '所有的图都能画出来。',
    exact: '每一层的注意力都对所有分块一起取平均：结果与不分块时相同。',
    chop: '每块各有各的注意力，作者的测试命令就是这样算的。',
  },
  estimate: (seconds) =>
    seconds < 90 ? `在这里约需 ${Math.ceil(seconds)} 秒。` : `在这里约需 ${Math.round(seconds / 60)} 分钟。`,
  scale: '倍率',
  checkpoint: '检查点：',
  language: '语言',
  theme: '外观',
  themes: { light: '浅色', dark: '深色' },
  cancel: '取消',
  dismiss: '关闭',
  starting: '正在启动计算后端并核对数值……',
  opening: '正在打开图片……',
  loading: '正在载入权重……',
  running: (done, total, left) =>
    `第 ${done} 步，共 ${total} 步${left === undefined ? '' : left < 1 ? '，不到 1 秒' : `，约剩 ${Math.round(left)} 秒`}`,
  recording: '正在记录特征图',
  done: (seconds) => `用时 ${seconds} 秒`,
  idle: '就绪',
  noEngine: '这里无法运行网络。',
  backend: '计算后端',
  backendUnknown: '计算后端：启动中',
  backendNone: '计算后端：无',
  backendIntro: '按下列顺序逐个尝试；每个后端都必须先算出与 PyTorch 存下的数值一致的结果。',
  backendNames: { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'JavaScript' },
  backendStates: { running: '正在使用', available: '已通过核对', untried: '未尝试' },
  refusal: (refusal) => {
    switch (refusal.reason) {
      case 'absent':
        return '此浏览器没有';
      case 'failed':
        return `启动失败：${refusal.detail}`;
      case 'wrong':
        return `算出的数值不对：${refusal.detail}`;
      case 'software':
        return `没有图形硬件（${refusal.adapter}），比 WebAssembly 还慢`;
      case 'stopped':
        return `两次停止响应：${refusal.detail}`;
    }
  },
  kernels: {
    'relaxed-simd': '使用自写的内核（relaxed SIMD）',
    simd: '使用自写的内核（SIMD）',
    wgsl: '使用自写的内核',
    refused: '使用 TF.js 的内核：自写的内核未通过核对',
  },
  halves: '特征图以半精度存放',
  threads: (threads, loss) => `使用 ${threads} 个线程${loss === undefined ? '' : `：${loss}`}`,
  use: (backend) => `改用 ${backend}`,
  savePicture: '把 RCAN 的结果存为 PNG',
  waitingForRun: '等待网络第一次运行。',
  notRun: '尚未运行。请在顶部选择图片或倍率。',
  waitingForMaps: '正在记录这些特征图……',
  measuring: '正在测量……',
  sentenceGap: '',
  noMapsOfWhole: '图片太大，整张计算时不保留特征图。选取其中一部分，就能看到它的特征图。',
  attentionPerTile: (tiles) =>
    `没有属于整张图片的注意力：${tiles} 个分块各有各的。改用精确分块，就能看到对整张图片都成立的注意力。`,
  older: '此处仍是上一次的结果；新的正在计算。',
  beforeEdits: '此处尚未包含最近的修改；正在计算。',
  editing: '正在按修改重新运行……',
  edits: (count) => (count === 0 ? '没有修改' : `${count} 处修改`),
  editsPanel: '你对网络的修改',
  editsEffect: (psnr, change) =>
    `${decibels(psnr)} dB${change === undefined ? '' : `，修改带来 ${signed(change)}`}`,
  editsHint: '修改只在本页有效，权重保持不变。网址会带上这些修改。',
  editsTooLong: '修改只在本页有效，权重保持不变。它们太长，网址放不下。',
  undo: '撤销（Ctrl+Z）',
  redo: '重做（Ctrl+Y）',
  remove: '撤去',
  removeEdit: (phrase) => `撤去：${phrase}`,
  resetEdits: '撤去全部修改',
  lessonProblem: (line, problem) => `课文第 ${line} 行：${problem}`,
  figureFailed: (number, why) => `图 ${number} 无法绘制（${why}）。请重新绘制；若仍不行，请刷新页面。`,
  drawAgain: '重新绘制',
  nextLesson: '下一课：',
  groupName: (group) => `组 ${group}`,
  lessonRead: '已读',
  untranslated: '这一页还没有中文译文，先显示英文。',
  partOf: (picture) => `${picture} 的一部分`,
  choosePart: '另选图片的一部分',
  inTiles: {
    exact: (tiles) => `分 ${tiles} 块计算，注意力在全图上取平均`,
    chop: (tiles) => `分 ${tiles} 块计算，注意力在每块内取平均`,
  },
  sample: (picture, lr, tiles, net) =>
    `此处：${picture}，LR ${lr} 像素，${tiles ? `${tiles}，` : ''}${net}。`,
  editedNet: (net, edits) => `${net}（经你 ${edits} 处修改）`,
  net: (groups, blocks, features) => `${groups} 个残差组 × ${blocks} 个块 × ${features} 个通道的 RCAN`,
  contents: '目录',
  footer:
    '依据 Zhang 等人的论文 “Image Super-Resolution Using Very Deep Residual Channel Attention Networks”（ECCV 2018）。代码与文字采用 MIT 许可证。',
};

export const words: Words<NotebookWords> = { en, zh };
