import type { Words } from '../../views/shared/look.ts';

interface PictureWords {
  readonly picture: string;
  readonly choosePicture: string;
  readonly testCards: string;
  readonly openFile: string;
  readonly openHint: string;
  /** Said where there is a mouse. */
  readonly dropHint: string;
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
}

/** The choice of a picture, and of how much of it is worked on. */
export const pictureWords: Words<PictureWords> = {
  en: {
    picture: 'Picture',
    choosePicture: 'Choose a picture',
    testCards: 'Test cards',
    openFile: 'Open a file…',
    openHint:
      'A picture, a checkpoint of your own (.pt, .safetensors), or a lesson (.md). Nothing leaves this device.',
    dropHint: 'You can also drop it anywhere on the page, or paste a picture.',
    role: 'Treat the picture as',
    roles: { hr: 'the original (HR)', lr: 'low resolution (LR)' },
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
  },
  zh: {
    picture: '图片',
    choosePicture: '选择图片',
    testCards: '测试图',
    openFile: '打开文件…',
    openHint: '可以是图片，也可以是你自己的检查点（.pt、.safetensors）或讲义（.md）。一切都留在这台设备上。',
    dropHint: '也可以把文件拖到页面任意处，或直接粘贴图片。',
    role: '把图片当作',
    roles: { hr: '原图（HR）', lr: '低分辨率图（LR）' },
    roleHints: {
      hr: '先按 MATLAB 双三次插值缩小，再放大，因此可以与原图比较、评分。',
      lr: '直接放大；没有原图可以比较。',
    },
    window: '取图片的哪一部分',
    windowHint: (width, height) =>
      `图片超出本页一次能处理的大小，网络只看其中 ${width} × ${height} 像素。拖动方框，或用方向键移动它。`,
    extent: '处理范围',
    extents: {
      part: '图片的一部分',
      exact: '整张图片，分块计算（精确）',
      chop: '整张图片，按官方的 --chop 分块',
    },
    extentHints: {
      part: '所有的图都能画出来。',
      exact: '每一层的注意力都对所有子图一起取平均：结果与不分块时相同。',
      chop: '每张子图各有各的注意力，作者的测试命令就是这样算的。',
    },
    estimate: (seconds) =>
      seconds < 90
        ? `在这里约需 ${Math.ceil(seconds)} 秒。`
        : `在这里约需 ${Math.round(seconds / 60)} 分钟。`,
  },
};
