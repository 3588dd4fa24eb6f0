import type { Words } from '../shared/look.ts';
import type { SymbolName } from './symbols.ts';

/** Lines of this project's own source, named by what stands in them so that they are found wherever they move. */
export interface CodeQuote {
  /** From the root of the repository. */
  readonly file: string;
  /** The function or method that they are of. */
  readonly within: string;
  /** Text in the first and in the last of them; without it, of the function's first and last line. */
  readonly from?: string;
  readonly to?: string;
  /**
   * What of them computes a symbol, or is its value: text that stands in them once, of which what is between ‹ and › is
   * marked, or all.
   */
  readonly marks: Readonly<Partial<Record<SymbolName, string | readonly string[]>>>;
}

/** An equation of the paper. */
export interface PaperEquation {
  /** In the paper. */
  readonly number: number;
  readonly title: Words<string>;
  /**
   * In KaTeX's TeX, in which `\sym{z}` stands for the symbol of that name. Parts stand beside each other, or on a narrow
   * screen one below the other.
   */
  readonly tex: readonly string[];
  /** Of the network in PyTorch. Not every symbol has a name there. */
  readonly pytorch: readonly CodeQuote[];
  /** Of this notebook, with all its symbols. */
  readonly code: readonly CodeQuote[];
  /** Where formula and code are not word for word the same. */
  readonly note?: Words<string>;
}

export type PaperEquations = Readonly<Record<string, PaperEquation>>;

const symbolInTex = /\\sym\{([^{}]+)\}/g;

/** TeX with every `\sym{name}` replaced. */
export const replaceSymbols = (tex: string, by: (name: string) => string): string =>
  tex.replace(symbolInTex, (_, name: string) => by(name));

/** The symbols of an equation, in the order in which it names them first: what it computes, then what of. */
export const symbolsOf = ({ tex }: PaperEquation): SymbolName[] => [
  ...new Set([...tex.join('').matchAll(symbolInTex)].map(([, name]) => name as SymbolName)),
];
