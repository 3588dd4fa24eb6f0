import type { MarkdownIt as Parser } from 'markdown-it';

/** A table that is wider than a phone scrolls by itself, so the keyboard has to be able to get to it. */
export function focusableTables(parser: Parser): void {
  parser.renderer.rules['table_open'] = () => '<table tabindex="0">';
}
