import katex, { type KatexOptions } from 'katex';

/** The TeX that a formula was made from, which KaTeX adds to its MathML. */
const annotation = /<annotation[^]*?<\/annotation>/;

/**
 * Sets a formula twice: in HTML that is drawn in KaTeX's own fonts, alike in every browser, and in MathML, which screen
 * readers read and nobody sees. The page needs KaTeX's style sheet (`src/views/shared/maths-style.ts`).
 * Throws `katex.ParseError` where the formula cannot be parsed, `RangeError` where it is nested too deeply.
 */
export const setFormula = (tex: string, options: Omit<KatexOptions, 'output'>): string =>
  katex.renderToString(tex, { ...options, strict: 'error', output: 'htmlAndMathml' }).replace(annotation, '');
