import type { Token } from 'markdown-it';
import type { Report } from '../lesson.ts';
import { proseProblems } from './problem-words.ts';
import { visitInline } from './token-text.ts';

/** The scheme of a URL (RFC 3986, section 3.1). One without is relative to the page; other characters are encoded by now. */
const scheme = /^([a-z][a-z0-9+.-]*):/i;
const allowedSchemes: ReadonlySet<string> = new Set(['https', 'http', 'mailto']);
/** Images that are written into the lesson; SVG can hold scripts. */
const writtenImage = /^data:image\/(?:png|jpeg|webp|gif);/i;

/**
 * Reports links of any scheme but https, http and mailto, whose words become plain text: others could run a script, open a
 * local file or start a program. So are images that are not data URLs of pixels: a lesson is one file, and cross-origin
 * images are blocked where wasm has threads (`Cross-Origin-Embedder-Policy`). The alternative text is shown in their place.
 */
export function refuseAddresses(tokens: readonly Token[], report: Report): void {
  /** Links do not stand in each other. */
  let refused = false;
  visitInline(tokens, (part, line) => {
    if (part.type === 'link_open') {
      const found = scheme.exec(String(part.attrGet('href')))?.[1];
      refused = found !== undefined && !allowedSchemes.has(found.toLowerCase());
      if (refused) report(line, proseProblems.refusedLink(`${found}:…`));
    } else if (part.type === 'image') {
      const source = String(part.attrGet('src'));
      if (writtenImage.test(source)) return;
      report(line, proseProblems.image(shortened(source)));
      part.type = 'text';
    }
    if (!refused || (part.type !== 'link_open' && part.type !== 'link_close')) return;
    [part.tag, part.attrs] = ['span', []];
    if (part.type === 'link_close') refused = false;
  });
}

const shortened = (address: string): string => (address.length > 60 ? `${address.slice(0, 60)}…` : address);
