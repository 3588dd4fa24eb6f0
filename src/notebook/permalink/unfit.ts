import type { Sentence } from '../../figures/properties/problems.ts';
import { readable, type ReaderError } from '../../image/reader-error.ts';

/** What was expected in place of an invalid part of an address. */
export type Expected =
  | { readonly kind: 'one-of'; readonly choices: readonly string[] }
  /** Whole numbers, both ends included. */
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'form'; readonly example: string }
  | { readonly kind: 'length'; readonly most: number }
  | { readonly kind: 'site' }
  /** A place that the network on the page has. */
  | { readonly kind: 'site-of-network' }
  /** A part of a picture of that size. */
  | { readonly kind: 'window'; readonly width: number; readonly height: number }
  /** A picture of the reader's own, too large to be worked on at once and small enough for tiles. */
  | { readonly kind: 'large-picture' }
  /** A picture of the reader's own. */
  | { readonly kind: 'own-picture' }
  | { readonly kind: 'edits'; readonly error: ReaderError }
  /** A prediction that a question of the page asks for. */
  | { readonly kind: 'question' }
  /** A figure of the page, by its id. */
  | { readonly kind: 'figure'; readonly ids: readonly string[] }
  /** A setting of a figure: what is wrong with its text, or which settings it has. */
  | { readonly kind: 'setting'; readonly problem: Sentence }
  | { readonly kind: 'encoding' }
  | { readonly kind: 'once' }
  | { readonly kind: 'known-part'; readonly parts: readonly string[] };

/** The result of reading an invalid part. */
export class Unfit {
  readonly expected: Expected;

  constructor(expected: Expected) {
    this.expected = expected;
  }
}

/** The result of reading an invalid part. */
export const unfit = (expected: Expected): Unfit => new Unfit(expected);

/** A part of an address that was left out, shortened for a message. */
export interface Ignored {
  readonly part: string;
  readonly value: string;
  readonly expected: Expected;
}

/** A part that was left out, its name and value shortened. */
export const ignored = (part: string, value: string, expected: Expected): Ignored => ({
  part: readable(part, 20),
  value: readable(value, 32),
  expected,
});
