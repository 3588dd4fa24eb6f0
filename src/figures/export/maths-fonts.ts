import main from 'katex/dist/fonts/KaTeX_Main-Regular.woff2?url';
import letters from 'katex/dist/fonts/KaTeX_Math-Italic.woff2?url';
import small from 'katex/dist/fonts/KaTeX_Size1-Regular.woff2?url';
import large from 'katex/dist/fonts/KaTeX_Size2-Regular.woff2?url';

/** The fonts of the formulas in figures, by the names and styles that KaTeX's style sheet gives them. */
const fonts = [
  { family: 'KaTeX_Main', style: 'normal', address: main },
  { family: 'KaTeX_Math', style: 'italic', address: letters },
  { family: 'KaTeX_Size1', style: 'normal', address: small },
  { family: 'KaTeX_Size2', style: 'normal', address: large },
];

export const mathsFamilies = fonts.map(({ family }) => family);

/**
 * A style sheet that holds the fonts of a figure's formulas, for a picture, which fetches nothing; undefined where the
 * figure has no formulas. Rejects when a font cannot be had.
 */
export async function mathsFontsOf(figure: Element): Promise<string | undefined> {
  if (!figure.querySelector('.katex')) return undefined;
  const faces = fonts.map(
    async ({ family, style, address }) =>
      `@font-face{font-family:${family};font-style:${style};src:url(${await dataUrl(address)}) format("woff2")}`,
  );
  return (await Promise.all(faces)).join('\n');
}

async function dataUrl(address: string): Promise<string> {
  const blob = await (await fetch(address)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('A font could not be read.'));
    reader.readAsDataURL(blob);
  });
}
