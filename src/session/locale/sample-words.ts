import type { CardId } from '../../image/cards/index.ts';
import type { Words } from '../../views/shared/look.ts';

export interface SampleWords {
  readonly cards: Readonly<Record<CardId, string>>;
  /** A window cut out of a picture, by the picture's name. */
  readonly partOf: (picture: string) => string;
  readonly inTiles: Readonly<Record<'exact' | 'chop', (tiles: number) => string>>;
  readonly sample: (picture: string, lr: string, tiles: string | undefined, net: string) => string;
  /** What a figure is laid against. */
  readonly compared: (picture: string, scale: number, net: string) => string;
  /** A network and how often it was edited. */
  readonly editedNet: (net: string, edits: number) => string;
  readonly net: (groups: number, blocks: number, features: number) => string;
}

/** What a figure was computed on: picture, size and network. */
export const sampleWords: Words<SampleWords> = {
  en: {
    cards: {
      'zone-plate': 'Zone plate',
      'siemens-star': 'Siemens star',
      'slanted-edges': 'Slanted edges',
      'text-latin-chinese': 'Text',
      'woven-texture': 'Woven cloth',
      facade: 'Facade',
      'dead-leaves': 'Dead leaves',
    },
    partOf: (picture) => `a part of ${picture}`,
    inTiles: {
      exact: (tiles) => `in ${tiles} tiles, attention pooled globally`,
      chop: (tiles) => `in ${tiles} tiles, attention pooled per tile`,
    },
    sample: (picture, lr, tiles, net) => `Here: ${picture}, LR ${lr} px, ${tiles ? `${tiles}, ` : ''}${net}.`,
    compared: (picture, scale, net) => `Compared with: ${picture} at ×${scale}, ${net}.`,
    editedNet: (net, edits) => `${net}, with ${edits === 1 ? '1 edit' : `${edits} edits`} of yours`,
    net: (groups, blocks, features) => `RCAN of ${groups} groups × ${blocks} blocks × ${features} channels`,
  },
  zh: {
    cards: {
      'zone-plate': '波带片',
      'siemens-star': '西门子星',
      'slanted-edges': '斜边',
      'text-latin-chinese': '文字',
      'woven-texture': '织物',
      facade: '建筑立面',
      'dead-leaves': '落叶',
    },
    partOf: (picture) => `${picture} 的一部分`,
    inTiles: {
      exact: (tiles) => `分成 ${tiles} 张子图计算，注意力对整张图片取平均`,
      chop: (tiles) => `分成 ${tiles} 张子图计算，注意力在每张子图内取平均`,
    },
    sample: (picture, lr, tiles, net) =>
      `此处：${picture}，LR ${lr} 像素，${tiles ? `${tiles}，` : ''}${net}。`,
    compared: (picture, scale, net) => `对比：${picture}，×${scale}，${net}。`,
    editedNet: (net, edits) => `${net}（经你 ${edits} 处修改）`,
    net: (groups, blocks, features) => `${groups} 个残差组 × ${blocks} 个残差块 × ${features} 个通道的 RCAN`,
  },
};
