import type { Words } from '../shared/look.ts';
import type { Reference } from '../shared/against.ts';
import { againstWords } from '../shared/against-words.ts';
import { spaced } from '../shared/spaced.ts';
import type { PictureName } from './picture-names.ts';

interface ComparisonWords {
  readonly pictures: Readonly<Record<Exclude<PictureName, 'before' | 'plain' | 'sr'>, string>>;
  /** The output of another run. */
  readonly earlier: Readonly<Record<Reference, string>>;
  readonly way: string;
  readonly slider: string;
  readonly sideBySide: string;
  readonly left: string;
  readonly right: string;
  readonly shown: string;
  readonly stage: (names: readonly string[]) => string;
  readonly picture: (name: string, width: number, height: number) => string;
  readonly errorOf: (name: string) => string;
  readonly differenceOf: (name: string, earlier: string) => string;
  readonly waiting: string;
  readonly divider: string;
  readonly dividerAt: (percent: number, left: string, right: string) => string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly oneToOne: string;
  readonly oneToOneHelp: string;
  readonly zoom: (zoom: number) => string;
  readonly zooming: string;
  readonly errorMap: string;
  readonly errorMeasure: string;
  readonly luma: string;
  readonly rgb: string;
  /** Against what an error is measured, and what of. */
  readonly errorKind: (from: string, measure: string) => string;
  readonly legend: (limit: number) => string;
  readonly differenceLegend: (name: string, earlier: string, factor: number) => string;
  readonly noTruth: string;
  readonly scores: (scale: number) => string;
  readonly scoresPending: string;
  readonly pixel: (x: number, y: number) => string;
  readonly probe: string;
}

const tidy = (zoom: number): string => String(Number(zoom.toPrecision(2)));

export const words: Words<ComparisonWords> = {
  en: {
    pictures: { lr: 'LR', bicubic: 'Bicubic', hr: 'HR' },
    earlier: { before: 'RCAN before', plain: 'RCAN unedited' },
    way: 'Compare',
    slider: 'with a divider',
    sideBySide: 'side by side',
    left: 'Left',
    right: 'Right',
    shown: 'Pictures shown',
    stage: (names) => `${names.join(' and ')}: drag or arrow keys to move, + and − to zoom, 0 to see all`,
    picture: (name, width, height) => `${name}, ${width} × ${height} pixels`,
    errorOf: (name) => `${name}, error`,
    differenceOf: (name, earlier) => `${name} − ${earlier}`,
    waiting: 'RCAN has not finished this picture yet.',
    divider: 'Divider between the two pictures',
    dividerAt: (percent, left, right) => `${percent}% ${left}, the rest ${right}`,
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'See all',
    oneToOne: '1:1 pixels',
    oneToOneHelp: 'One picture pixel on one pixel of the screen; wheel and pinch no longer zoom',
    zoom: (zoom) => `${tidy(zoom)}×`,
    zooming: 'Zoom',
    errorMap: 'Error map',
    errorMeasure: 'Error measured on',
    luma: 'luma Y',
    rgb: 'mean of R, G, B',
    errorKind: (from, measure) => `from ${from}, ${measure}`,
    legend: (limit) => `|picture − HR|, in levels of 8 bits; ${limit} and more are drawn alike`,
    differenceLegend: (name, earlier, factor) =>
      `|${name} − ${earlier}|, in levels of 8 bits; ${againstWords.en.amplified(factor)}`,
    noTruth: 'The original is not known, so nothing can be scored.',
    scores: (scale) => `PSNR in dB and SSIM on luma Y, ${scale} pixels cut off every side`,
    scoresPending: 'not scored yet',
    pixel: (x, y) => `Pixel (${x}, ${y})`,
    probe: 'Point at a pixel to read it.',
  },
  zh: {
    pictures: { lr: 'LR', bicubic: '双三次', hr: 'HR' },
    earlier: { before: '改动前的 RCAN', plain: '未修改的 RCAN' },
    way: '比较',
    slider: '滑动对比',
    sideBySide: '并排',
    left: '左',
    right: '右',
    shown: '显示的图像',
    stage: (names) => `${spaced(names.join('与'))}：拖动或按方向键移动，+ 和 − 缩放，0 显示全图`,
    picture: (name, width, height) => `${name}，${width} × ${height} 像素`,
    errorOf: (name) => `${name}${/\w$/.test(name) ? ' ' : ''}的误差`,
    differenceOf: (name, earlier) => `${name} − ${earlier}`,
    waiting: 'RCAN 还没有算完这张图片。',
    divider: '两幅图之间的分隔线',
    dividerAt: (percent, left, right) => spaced(`左侧 ${percent}% 为${left}，其余为${right}`),
    zoomIn: '放大',
    zoomOut: '缩小',
    fit: '显示全图',
    oneToOne: '1:1 像素',
    oneToOneHelp: '图像的一个像素正好占屏幕的一个像素；滚轮和双指不再缩放',
    zoom: (zoom) => `${tidy(zoom)} 倍`,
    zooming: '缩放',
    errorMap: '误差图',
    errorMeasure: '误差的计算方式',
    luma: '亮度 Y',
    rgb: 'R、G、B 的平均',
    errorKind: (from, measure) => spaced(`相对于${from}，${measure}`),
    legend: (limit) => `|图像 − HR|，单位为 8 位灰度级；${limit} 及以上颜色相同`,
    differenceLegend: (name, earlier, factor) =>
      `|${name} − ${earlier}|，单位为 8 位灰度级；${againstWords.zh.amplified(factor)}`,
    noTruth: '没有原图，无法评分。',
    scores: (scale) => `PSNR（dB）与 SSIM 在亮度 Y 上计算，四边各裁去 ${scale} 个像素`,
    scoresPending: '尚未评分',
    pixel: (x, y) => `像素 (${x}, ${y})`,
    probe: '指向一个像素即可读出它的值。',
  },
};
