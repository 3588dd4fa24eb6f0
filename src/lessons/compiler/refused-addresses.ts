import type { Token } from 'markdown-it';
import type { Report } from '../lesson.ts';
import { proseProblems } from './problem-words.ts';
import { visitInline } from './token-text.ts';

/** The scheme of a URL that markdown-it refuses, in the source of a link or image that it has left as text. */
const refusedAddress = /(?:\]\(\s*<?|\]:\s*<?|<)((?:javascript|vbscript|file|data):)/i;

/**
 * Reports links that could run a script or open a local file, which stay text, and images that are not data URLs: a lesson
 * is one file, and cross-origin images are blocked where wasm has threads (`Cross-Origin-Embedder-Policy`). The
 * alternative text is shown instead of such an image.
 */
export function refuseAddresses(tokens: readonly Token[], report: Report): void {
  visitInline(tokens, (part, line) => {
    if (part.type === 'text') {
      const scheme = refusedAddress.exec(part.content)?.[1];
      if (scheme !== undefined) report(line, proseProblems.refusedLink(`${scheme}…`));
    } else if (part.type === 'image') {
      const source = String(part.attrGet('src'));
      if (source.startsWith('data:')) return;
      report(line, proseProblems.image(shortened(source)));
      part.type = 'text';
    }
  });
}

const shortened = (address: string): string => (address.length > 60 ? `${address.slice(0, 60)}…` : address);
