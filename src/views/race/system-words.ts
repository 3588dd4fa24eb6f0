import type { SystemName } from '../../model/baselines/systems.ts';
import type { Words } from '../shared/look.ts';

/** What the systems are called. */
export interface SystemWords {
  readonly names: Readonly<Record<SystemName, string>>;
  readonly moved: string;
}

export const systemWords: Words<SystemWords> = {
  en: {
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
    moved: '(moved weights)',
  },
  zh: {
    names: {
      nearest: '最近邻插值',
      bilinear: '双线性插值',
      bicubic: '双三次插值',
      lanczos: 'Lanczos 3',
      sparse: 'A+（稀疏表示）',
      'srcnn-9-1-5': 'SRCNN 9-1-5',
      'srcnn-9-5-5': 'SRCNN 9-5-5',
      vdsr: 'VDSR',
      drrn: 'DRRN B1U25',
      memnet: 'MemNet M6R6',
      rcan: 'RCAN',
      'rcan-after-bicubic': '双三次插值之后的 RCAN 主干',
    },
    moved: '（在小图上训练的权重）',
  },
};
