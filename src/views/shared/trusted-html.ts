/** Elements that run, load or send something: neither lessons nor formulas have any. */
const active = /<(?:script|iframe|frame|object|embed|base|meta|link|form|style)\b/i;

/**
 * HTML that the notebook itself has made of a lesson or a formula, for `{@html}`: where a page takes no strings there
 * (Trusted Types), as a `TrustedHTML`, which is another object each time.
 * @throws TypeError for HTML with elements that run or load something
 */
export function trustedHtml(html: string): string {
  return policy?.createHTML(html) ?? inert(html);
}

function inert(html: string): string {
  const found = active.exec(html)?.[0];
  // Text has its "<" escaped, so that this is an element.
  if (found !== undefined) throw new TypeError(`HTML of the notebook may not hold ${found}>.`);
  return html;
}

const policy = globalThis.trustedTypes?.createPolicy('notebook-html', { createHTML: inert });
