import type { SymbolName } from './symbols.ts';

/** Lines of code as they are set. */
export interface TypesetCode {
  readonly file: string;
  readonly within: string;
  /** Counted from 1. */
  readonly first: number;
  readonly last: number;
  /** A `<pre>` in which `data-symbol` names what computes, or is, a symbol. */
  readonly html: string;
}

/** An equation as the build sets it, so that neither KaTeX nor Shiki comes with the page. */
export interface TypesetEquation {
  /** HTML in which `data-symbol` names the symbols. */
  readonly formula: string;
  readonly symbols: Readonly<Partial<Record<SymbolName, string>>>;
  /** Of the network in PyTorch, and of this notebook. */
  readonly pytorch: readonly TypesetCode[];
  readonly code: readonly TypesetCode[];
}
