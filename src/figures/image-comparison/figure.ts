import type { FigureWords, Words } from '../../views/shared/look.ts';
import { pictureNames } from '../../views/image-comparison/picture-names.ts';
import { defineFigure } from '../definition.ts';
import { choice, numberBetween, several, toggle } from '../settings/setting.ts';
import { viewport } from './viewport-setting.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'Comparison: the same picture, four ways',
    caption:
      'LR enlarged as it is, bicubic interpolation, the network’s output (RCAN) and the original (HR), on one pixel grid.',
    details:
      'Drag to move the picture; Ctrl or ⌘ with the wheel zooms, after a click into it the wheel alone; Settings has buttons for it. A click keeps the pixel that is read, Shift with the arrow keys moves it, Escape lets go. PSNR in decibels and SSIM, both on luma Y, with as many pixels cut off every side as the scale.',
    tryThis:
      'Zoom into an edge and move the divider across it: where does RCAN draw a line that bicubic leaves blurred? Then switch the error map on and look for what neither gets right.',
    keys: [
      ['← → ↑ ↓', 'move the picture; on the divider, the divider'],
      ['+ −', 'zoom in and out'],
      ['0', 'shows all of the picture'],
      ['Shift ← → ↑ ↓', 'move the pixel that is read'],
      ['Esc', 'lets go of it'],
    ],
  },
  zh: {
    title: '图像对比：同一张图片的四个版本',
    caption: '原样放大的 LR、双三次插值、网络输出（RCAN）与原图（HR），逐像素对齐。',
    details:
      '拖动可移动图像；按住 Ctrl 或 ⌘ 滚动滚轮可缩放，单击图像之后直接滚动即可；“设置”中也有缩放按钮。单击固定所读的像素，Shift 加方向键移动它，Esc 取消。PSNR 以分贝计，与 SSIM 一样只在亮度 Y 上计算，四边各裁去与放大倍数一样多的像素。',
    tryThis:
      '放大一条边缘，让分隔线从它上面划过：哪里 RCAN 画出了清楚的线，而双三次插值仍是模糊的？再打开误差图，找出两者都没有做对的地方。',
    keys: [
      ['← → ↑ ↓', '移动图像；在分隔线上则移动分隔线'],
      ['+ −', '放大、缩小'],
      ['0', '显示全图'],
      ['Shift ← → ↑ ↓', '移动所读的像素'],
      ['Esc', '取消读数'],
    ],
  },
};

export const imageComparison = defineFigure('ImageComparison', captions, {
  way: choice('slider', 'side'),
  left: choice('bicubic', 'lr', 'before', 'sr', 'hr', 'plain'),
  right: choice('sr', 'lr', 'bicubic', 'before', 'hr', 'plain'),
  divider: numberBetween(0, 1, { initial: 0.5, digits: 3 }),
  pictures: several(pictureNames, pictureNames),
  view: viewport,
  locked: toggle(false),
  errors: toggle(false),
  from: choice('truth', 'before'),
  measure: choice('luma', 'rgb'),
});
