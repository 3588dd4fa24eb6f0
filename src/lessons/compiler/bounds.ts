/**
 * The largest lesson that is compiled. The parser of Markdown takes more than linear time for some texts, and the page has
 * to draw what comes out: with these bounds neither takes a second. They are twenty times what the longest page of the
 * notebook has, and more.
 */
export const bounds = {
  /** UTF-16 code units of the text; bytes of its file. */
  text: 2 ** 20,
  lines: 50_000,
  /** Characters of a paragraph, heading or cell of a table, without those of images written into it. */
  paragraph: 20_000,
  /** Tokens of markdown-it that are blocks: a paragraph has three, a cell of a table three. */
  blocks: 30_000,
  /** Characters of all paragraphs that can begin or end something, such as brackets, stars and ends of lines. */
  marks: 50_000,
  footnotes: 300,
  /** Live figures and questions. */
  cells: 200,
  /** Lines of one of them. */
  cellLines: 100,
  formulas: 1000,
  /** Characters of one formula. */
  formula: 2000,
  /** Characters of all formulas: each becomes some hundred of HTML. */
  allFormulas: 20_000,
  /** Characters of the HTML of all paragraphs: a few may stand for many, as a link by its name does for its address. */
  html: 2 ** 22,
  /** Problems that are told. */
  problems: 100,
} as const;
