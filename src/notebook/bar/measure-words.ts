import type { Words } from '../../views/shared/look.ts';

interface MeasureWords {
  readonly measure: string;
  readonly label: string;
  readonly explained: string;
}

/** Of the menu that says how frequencies are measured. */
export const measureWords: Words<MeasureWords> = {
  en: {
    measure: 'Measure',
    label: 'How frequencies are measured',
    explained: 'For all figures that show spectra or shares. The cut-off can also be dragged in their plots.',
  },
  zh: {
    measure: '测量',
    label: '怎样测量频率',
    explained: '对所有画频谱或占比的图都有效。截止频率也可以直接在图中拖动。',
  },
};
