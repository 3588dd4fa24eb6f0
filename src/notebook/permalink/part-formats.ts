import { backendOrder } from '../../engine/protocol.ts';
import { cardIds } from '../../image/cards/index.ts';
import type { Rectangle } from '../../image/crop.ts';
import { ReaderError } from '../../image/reader-error.ts';
import { references } from '../../views/shared/against.ts';
import { answersFromAddress, answersToAddress, longestAnswers } from './answers-address.ts';
import { editsFromAddress, editsToAddress, longestEdits } from '../../session/edits/edits-address.ts';
import { shippedScales } from '../../session/run/wish.ts';
import {
  checkpointNoteText,
  longestNote,
  pictureNoteText,
  readCheckpointNote,
  readPictureNote,
} from './file-notes.ts';
import { figuresFromAddress, figuresToAddress, longestFigures } from './figures-address.ts';
import { longestMarked, markedFromAddress, markedToAddress } from './marked-address.ts';
import { noSite, type ViewParts } from './linked-view.ts';
import { type Unfit, unfit } from './unfit.ts';

/** How one part of an address is written and read. */
export interface PartFormat<T> {
  /** In the query. */
  readonly name: string;
  /** The most characters; `usualLength` when left out. */
  readonly longest?: number;
  /** Never throws. */
  readonly read: (text: string) => T | Unfit;
  /** Undefined where an address cannot carry it, empty where there is nothing to carry. */
  readonly write: (value: T) => string | undefined;
}

export const usualLength = 80;

/** The query's names and texts of all parts, in the order in which they are written. */
export const partFormats: { readonly [P in keyof ViewParts]: PartFormat<ViewParts[P]> } = {
  locale: { name: 'lang', ...choice(['en', 'zh']) },
  theme: { name: 'theme', ...choice(['light', 'dark']) },
  card: { name: 'card', ...choice(cardIds) },
  picture: { name: 'picture', longest: longestNote, read: readPictureNote, write: pictureNoteText },
  window: {
    name: 'window',
    read: readWindow,
    write: ({ x, y, width, height }) => [x, y, width, height].join(','),
  },
  whole: { name: 'whole', ...choice(['exact', 'chop']) },
  role: { name: 'role', ...choice(['hr', 'lr']) },
  scale: { name: 'scale', ...choice(shippedScales) },
  checkpoint: {
    name: 'checkpoint',
    longest: longestNote,
    read: readCheckpointNote,
    write: checkpointNoteText,
  },
  backend: { name: 'backend', ...choice(backendOrder) },
  // Whether the network has the site is checked later.
  site: {
    name: 'site',
    read: (text) => (text === noSite || /^[\w.:]+$/.test(text) ? text : unfit({ kind: 'site' })),
    write: (site) => site,
  },
  channel: { name: 'channel', ...wholeNumber(0, 9999) },
  edits: { name: 'edits', longest: longestEdits, read: readEdits, write: editsToAddress },
  marked: { name: 'marked', longest: longestMarked, read: markedFromAddress, write: markedToAddress },
  against: { name: 'against', ...choice(references) },
  figures: { name: 'figures', longest: longestFigures, read: figuresFromAddress, write: figuresToAddress },
  present: { name: 'present', ...wholeNumber(0, 99) },
  answers: { name: 'answers', longest: longestAnswers, read: answersFromAddress, write: answersToAddress },
  // Whether the page has the figure is checked later.
  embed: {
    name: 'embed',
    read: (text) => (/^[\w-]+$/.test(text) ? text : unfit({ kind: 'form', example: 'fig-heat-map' })),
    write: (id) => id,
  },
};

function choice<T extends string | number>(choices: readonly T[]): Omit<PartFormat<T>, 'name'> {
  return {
    read: (text) =>
      choices.find((one) => String(one) === text) ?? unfit({ kind: 'one-of', choices: choices.map(String) }),
    write: String,
  };
}

function wholeNumber(from: number, to: number): Omit<PartFormat<number>, 'name'> {
  return {
    read: (text) => {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
      return value >= from && value <= to ? value : unfit({ kind: 'range', from, to });
    },
    write: String,
  };
}

function readWindow(text: string): Rectangle | Unfit {
  const numbers = /^(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})$/.exec(text)?.slice(1).map(Number);
  if (!numbers) return unfit({ kind: 'form', example: '128,64,512,512' });
  const [x, y, width, height] = numbers as [number, number, number, number];
  return { x, y, width, height };
}

function readEdits(text: string): ViewParts['edits'] | Unfit {
  try {
    return editsFromAddress(text);
  } catch (error) {
    if (error instanceof ReaderError) return unfit({ kind: 'edits', error });
    throw error;
  }
}
