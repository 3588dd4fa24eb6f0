import type { Words } from '../../views/shared/look.ts';

/** Said of a figure that waits for its reader to come near. */
export const waitingWords: Words<string> = {
  en: 'The figure is drawn in a moment.',
  zh: '此图稍后绘出。',
};
