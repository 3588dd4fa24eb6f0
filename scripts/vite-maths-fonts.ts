import type { Plugin } from 'vite';

const styleOfKatex = /[\\/]katex[\\/]dist[\\/][\w.-]+\.css$/;

/** Formats of fonts that only browsers older than the notebook's oldest need. */
const olderFormats = /,\s*url\([^)]*\)\s*format\("(?:woff|truetype)"\)/g;

/** Takes KaTeX's style sheet with its fonts as WOFF2 alone: the build would carry every font three times. */
export function mathsFonts(): Plugin {
  return {
    name: 'maths-fonts',
    enforce: 'pre',
    transform: { filter: { id: styleOfKatex }, handler: (css) => withWoff2Alone(css) },
  };
}

/** A style sheet without the older formats of its fonts. */
export const withWoff2Alone = (css: string): string => css.replaceAll(olderFormats, '');
