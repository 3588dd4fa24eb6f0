import type { Site } from '../../model/sites.ts';

export type Locale = 'en' | 'zh';
export type Theme = 'light' | 'dark';

/** How a figure speaks and looks; every view takes one. */
export interface Look {
  readonly locale: Locale;
  readonly theme: Theme;
}

/** What the reader has picked; the same in every figure of the page. */
export interface Selection {
  readonly site: Site;
  readonly channel?: number;
}

/** A figure's words in both languages: the second is held to the keys of the first by its type. */
export interface Words<W> {
  readonly en: W;
  readonly zh: W;
}

/** What every figure says of itself. */
export interface FigureWords {
  readonly title: string;
  /** What is seen, in a line: under 40 words. */
  readonly caption: string;
  /** Units, how it is computed, and what else is shown: read by those who open it. */
  readonly details: string;
  /** One thing to do with it. */
  readonly tryThis: string;
  /** What keys do while the focus is in it, beside Tab. */
  readonly keys?: readonly KeyLine[];
}

/** Keys, and what they do. */
export type KeyLine = readonly [keys: string, does: string];
