import type { FigureWords, Words } from '../../views/shared/look.ts';

const none: FigureWords = { title: '', caption: '', details: '', tryThis: '' };

/** Of a figure whose words depend on what the lesson asks for, before it is there. */
export const noCaptions: Words<FigureWords> = { en: none, zh: none };
