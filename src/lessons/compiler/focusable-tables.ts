import type { MarkdownIt as Parser } from 'markdown-it';

/** Makes tables focusable: a wide one scrolls, which must be possible by keyboard. */
export function focusableTables(parser: Parser): void {
  parser.renderer.rules['table_open'] = () => '<table tabindex="0">';
}
