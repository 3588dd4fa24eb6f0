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
      'LR with its pixels enlarged as they are, bicubic interpolation, the network’s output (RCAN) and, where it is known, the original (HR). All lie on the pixel grid of the output. PSNR in decibels and SSIM, both on luma Y.',
    tryThis:
      'Zoom into an edge and move the divider across it: where does RCAN draw a line that bicubic leaves blurred? Then switch the error map on and look for what neither gets right.',
  },
  zh: {
    title: '图像对比：同一张图片的四个版本',
    caption: '原样放大的 LR、双三次插值、网络的输出（RCAN）和原图（HR），对齐在同一像素网格上。',
    details:
      '低分辨率图（LR，像素原样放大）、双三次插值、网络的输出（RCAN），以及已知时的原图（HR）。四者对齐在输出的像素网格上。PSNR 以分贝计，与 SSIM 一样只在亮度 Y 上计算。',
    tryThis:
      '放大一条边缘，让分隔线从它上面划过：哪里 RCAN 画出了清楚的线，而双三次插值仍是模糊的？再打开误差图，找出两者都没有做对的地方。',
  },
};

export const imageComparison = defineFigure('ImageComparison', captions, {
  way: choice('slider', 'side'),
  left: choice('bicubic', 'lr', 'before', 'sr', 'hr'),
  right: choice('sr', 'lr', 'bicubic', 'before', 'hr'),
  divider: numberBetween(0, 1, { initial: 0.5, digits: 3 }),
  pictures: several(pictureNames, pictureNames),
  view: viewport,
  locked: toggle(false),
  errors: toggle(false),
  from: choice('truth', 'before'),
  measure: choice('luma', 'rgb'),
});
