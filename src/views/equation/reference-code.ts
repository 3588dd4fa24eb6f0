import type { CodeQuote } from './paper-equation.ts';

/** RCAN in PyTorch, as the scripts run it that made the numbers which the tests hold this notebook to. */
export const reference = 'test/fixtures/rcan_reference.py';

type Lines = Omit<CodeQuote, 'file'>;

/** Lines of the reference. */
export const inReference = (...quotes: readonly Lines[]): CodeQuote[] =>
  quotes.map((quote) => ({ file: reference, ...quote }));
