import type { Against } from '../../views/shared/against.ts';
import type { Words } from '../../views/shared/look.ts';

interface CompareWords {
  readonly label: string;
  readonly help: string;
  /** They stand without the label, in the bar. */
  readonly options: Readonly<Record<Against, string>>;
}

/** The choice of what the figures are laid against. */
export const compareWords: Words<CompareWords> = {
  en: {
    label: 'Compare with',
    help: 'Heat map, maps, spectra, shares and pictures show what changed: since the last picture, network or edit, or against the network without edits.',
    options: { nothing: 'Compare', before: 'with before', plain: 'with unedited' },
  },
  zh: {
    label: '对比',
    help: '热图、特征图、功率谱、占比与图像显示变化：与上一次的图片、网络或修改相比，或与未修改的网络相比。',
    options: { nothing: '对比', before: '与改动前', plain: '与未修改' },
  },
};
