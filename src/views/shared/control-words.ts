import type { Words } from './look.ts';

interface ControlWords {
  /** Of the button behind which a figure keeps the controls that are not needed at first. */
  readonly settings: string;
}

/** Of the controls that all figures have. */
export const controlWords: Words<ControlWords> = { en: { settings: 'Settings' }, zh: { settings: '设置' } };
