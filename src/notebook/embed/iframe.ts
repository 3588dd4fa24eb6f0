/** What stands above and below a figure that is embedded, in px. */
const aroundFigure = 110;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/**
 * The HTML that shows a figure in another page.
 * @param height of the figure where it was measured, in px
 */
export const iframeFor = (address: string, title: string, height: number): string =>
  `<iframe src="${escaped(address)}" title="${escaped(title)}" ` +
  `width="100%" height="${Math.ceil(height + aroundFigure)}" style="border: 0" loading="lazy"></iframe>`;
