import { cardIds } from '../../image/cards/index.ts';
import { ReaderError } from '../../image/reader-error.ts';
import { largestConfig, type Scale } from '../../model/config.ts';
import type { Edit } from '../../model/edits/edit.ts';
import { allSites, type Site } from '../../model/sites.ts';
import { equations, type EquationName } from '../../views/equation/equations.ts';
import { editsFromAddress } from '../../session/edits/edits-address.ts';
import { sentence } from '../../session/locale/errors.ts';
import { answerKind, answers, splitChoices, type AnswerName } from '../question/answers.ts';
import { valueProblems, type Sentence } from '../../lessons/compiler/problem-words.ts';

/** What a property's value says, or what is wrong with it. */
export type ReadValue<T> = { readonly value: T } | { readonly problem: Sentence };

/** A property that a cell understands: how its value is read, and whether the cell can do without it. */
export interface Property<T, Needed extends boolean = boolean> {
  readonly read: (text: string) => ReadValue<T>;
  readonly needed: Needed;
}

const property = <T>(read: (text: string) => ReadValue<T>): Property<T, false> => ({ read, needed: false });

/** The same property of a cell that cannot do without it. */
export const needed = <T>({ read }: Property<T>): Property<T, true> => ({ read, needed: true });

const sites = new Set(allSites(largestConfig));

export const site = property<Site>((text) =>
  sites.has(text) ? { value: text } : { problem: valueProblems.site(text) },
);

export const channel = property<number>((text) =>
  /^\d{1,4}$/.test(text) ? { value: Number(text) } : { problem: valueProblems.channel(text) },
);

/** A test card. */
export const image = oneOf(...cardIds);

export const scale = <S extends Scale>(...scales: readonly S[]): Property<S, false> => oneOf(...scales);

/** Whether maps share one range of colours. */
export const range = oneOf('common', 'own');

/** An equation of the paper. */
export const equation = oneOf(...(Object.keys(equations) as EquationName[]));

/** As an address carries them; the word `none` for a network as it was trained. */
export const edits = property<readonly Edit[]>((text) => {
  if (text === '') return { problem: valueProblems.noEdits() };
  if (text === 'none') return { value: [] };
  try {
    return { value: editsFromAddress(text) };
  } catch (error) {
    if (error instanceof ReaderError) return { problem: { en: error.message, zh: sentence(error, 'zh') } };
    throw error;
  }
});

/** Links to a figure name it by this. */
export const id = property<string>((text) =>
  /^[a-z][a-z0-9-]*$/.test(text) ? { value: text } : { problem: valueProblems.id(text) },
);

export const words = property<string>((text) =>
  text === '' ? { problem: valueProblems.noWords() } : { value: text },
);

export const choices = property<readonly string[]>((text) =>
  text === '' ? { problem: valueProblems.noChoices() } : { value: splitChoices(text) },
);

export const answer = property<AnswerName>((text) =>
  answerKind(text)
    ? { value: text as AnswerName }
    : { problem: valueProblems.answer(text, Object.keys(answers)) },
);

function oneOf<T extends string | number>(...all: readonly T[]): Property<T, false> {
  return property((text) => {
    const value = all.find((one) => String(one) === text);
    return value === undefined ? { problem: valueProblems.oneOf(text, all.map(String)) } : { value };
  });
}
