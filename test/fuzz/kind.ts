import { ReaderError } from '../../src/image/reader-error.ts';
import { sentence } from '../../src/session/locale/errors.ts';
import { mutated } from './mutate.ts';
import { Random } from './random.ts';

/** A reader of something that strangers bring. */
export interface FuzzKind {
  readonly name: string;
  /** What its inputs are called when they are written down, such as `.pt`. */
  readonly extension: string;
  /** Files that are mutated: some that are right, others that have once been too much. */
  readonly seeds: () => readonly Uint8Array[];
  /** Files that are tried as they are, once. */
  readonly handMade: () => readonly Uint8Array[];
  /** Makes a file by the rules of its format, with anything in it. */
  readonly grammar: (random: Random) => Uint8Array;
  /**
   * Reads a file. Throws a `ReaderError` where it refuses it, as readers do, and any other error where what it gives is
   * wrong.
   */
  readonly read: (bytes: Uint8Array) => void;
  /** Whether what is right may take longer and more: a small file can be a large picture. */
  readonly isLargeWhenTaken?: boolean;
}

/** Its inputs, each made from the seed and its number alone. */
export class Inputs {
  readonly #kind: FuzzKind;
  readonly #seed: number;
  readonly #handMade: readonly Uint8Array[];
  readonly #seeds: readonly Uint8Array[];

  constructor(kind: FuzzKind, seed: number) {
    this.#kind = kind;
    this.#seed = seed;
    this.#handMade = kind.handMade();
    this.#seeds = kind.seeds();
  }

  at(index: number): Uint8Array {
    const made = this.#handMade[index];
    if (made) return made;
    const random = new Random(Math.imul(this.#seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
    if (random.chance(0.4)) return this.#kind.grammar(random);
    return mutated(random.of(this.#seeds), random, () => random.of(this.#seeds));
  }
}

/** Characters of a sentence, and of one that quotes another. */
const longestSentence = 1200;
const unseen = /[\p{C}\p{Zl}\p{Zp}]/u;

/** Throws where a sentence is empty, too long, or holds characters that nobody sees. */
export function checkSentence(words: string): void {
  if (words === '' || words.length > longestSentence)
    throw new Error(`a sentence of ${words.length} characters: ${words.slice(0, 200)}`);
  const found = unseen.exec(words);
  if (found)
    throw new Error(
      `a sentence with U+${found[0].codePointAt(0)?.toString(16)} in it: ${words.slice(0, 200)}`,
    );
}

/** Reads a file: whether it was taken. Throws where it was neither taken nor refused in a sentence, in each language. */
export function tryOn(kind: FuzzKind, bytes: Uint8Array): boolean {
  try {
    kind.read(bytes);
    return true;
  } catch (error) {
    if (!(error instanceof ReaderError)) throw error;
    checkSentence(error.message);
    checkSentence(sentence(error, 'zh'));
    return false;
  }
}
