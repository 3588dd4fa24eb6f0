import type { Locale, Words } from './look.ts';

interface OutputNames {
  /** Of the network as it was trained. */
  readonly plain: string;
  /** Of the network with the reader's edits. */
  readonly edited: string;
  /** The same in two lines, where it has to be narrow. */
  readonly editedLines: readonly string[];
}

const names: Words<OutputNames> = {
  en: { plain: 'RCAN', edited: 'RCAN, edited', editedLines: ['RCAN,', 'edited'] },
  zh: { plain: 'RCAN', edited: 'RCAN（已修改）', editedLines: ['RCAN', '已修改'] },
};

/** What the network and its output are called wherever a picture or a number of theirs is named. */
export const outputName = (locale: Locale, isEdited: boolean): string =>
  names[locale][isEdited ? 'edited' : 'plain'];

/** The same in lines that are short enough for a node of a drawing. */
export const outputLines = (locale: Locale, isEdited: boolean): readonly string[] =>
  isEdited ? names[locale].editedLines : [names[locale].plain];
