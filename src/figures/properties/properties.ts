import { cardIds } from '../../image/cards/index.ts';
import { ReaderError } from '../../image/reader-error.ts';
import { largestConfig, type Scale } from '../../model/config.ts';
import type { Edit } from '../../model/edits/edit.ts';
import { allSites, type Site } from '../../model/sites.ts';
import { editsFromAddress } from '../../session/edits/edits-address.ts';
import { sentence } from '../../session/locale/errors.ts';
import { valueProblems, type Sentence } from './problems.ts';

/** What a property's value says, or what is wrong with it. */
export type ReadValue<T> = { readonly value: T } | { readonly problem: Sentence };

/** A property that a cell understands: how its value is read, and whether the cell can do without it. */
export interface Property<T, Needed extends boolean = boolean> {
  readonly read: (text: string) => ReadValue<T>;
  readonly needed: Needed;
}

export const property = <T>(read: (text: string) => ReadValue<T>): Property<T, false> => ({
  read,
  needed: false,
});

export type Properties = Readonly<Record<string, Property<unknown>>>;

type Value<P> = P extends Property<infer T> ? T : never;
type NeededIn<P> = { [K in keyof P]: P[K] extends Property<unknown, true> ? K : never }[keyof P];
/** The values of properties that have been read. */
export type Values<P> = { readonly [K in NeededIn<P>]: Value<P[K]> } & {
  readonly [K in Exclude<keyof P, NeededIn<P>>]?: Value<P[K]>;
};

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

/** One of these values, written as they are. */
export function oneOf<const T extends string | number>(...all: readonly T[]): Property<T, false> {
  return property((text) => {
    const value = all.find((one) => String(one) === text);
    return value === undefined ? { problem: valueProblems.oneOf(text, all.map(String)) } : { value };
  });
}
