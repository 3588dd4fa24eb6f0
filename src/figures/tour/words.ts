import type { Words } from '../../views/shared/look.ts';

interface TourWords {
  readonly label: string;
  readonly start: (steps: number) => string;
  readonly back: string;
  readonly next: string;
  readonly play: string;
  readonly pause: string;
  readonly end: string;
  readonly place: (step: number, steps: number) => string;
  /** Of a network that has no place for what a step shows. */
  readonly absent: string;
}

export const tourWords: Words<TourWords> = {
  en: {
    label: 'Guided tour',
    start: (steps) => `Guided tour, ${steps} steps`,
    back: 'Back',
    next: 'Next',
    play: 'Play',
    pause: 'Pause',
    end: 'End the tour',
    place: (step, steps) => `${step} / ${steps}`,
    absent: 'This network has no such place.',
  },
  zh: {
    label: '导览',
    start: (steps) => `导览，共 ${steps} 步`,
    back: '上一步',
    next: '下一步',
    play: '播放',
    pause: '暂停',
    end: '结束导览',
    place: (step, steps) => `${step} / ${steps}`,
    absent: '这个网络没有这个位置。',
  },
};
