import type { Token } from 'markdown-it';
import type { Report } from '../lesson.ts';
import { proseProblems } from './problem-words.ts';
import { visitInline } from './token-text.ts';

/** An address that markdown-it refuses, in a link or image that it has therefore left as the text that it is. */
const refusedAddress = /(?:\]\(\s*<?|\]:\s*<?|<)((?:javascript|vbscript|file|data):)/i;

/**
 * Reports links that could run a script or lead into the reader's disk, which stay text, and images that would have
 * to be fetched: a lesson is one file, and an image of another site could not come anyway where wasm has its threads
 * (`Cross-Origin-Embedder-Policy`). The words of such an image stand in its place.
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
