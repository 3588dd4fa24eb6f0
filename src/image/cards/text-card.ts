import type { Pixels } from '../pixels.ts';
import { partsOf } from './chinese.ts';
import { latin } from './latin.ts';
import { indigo, ink, mix, paint, paper, vermilion, type Rgb } from './paint.ts';
import { draw, strokesOf, type Sheet } from './strokes.ts';

/** A line of text. Lengths are parts of the card's side; `height` is that of a capital or a Chinese character. */
interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly colour: Rgb;
  /** The pen's width as a part of the height. */
  readonly pen?: number;
}

const LATIN_GAP = 0.22;
const LATIN_SPACE = 0.38;
const CHINESE_GAP = 0.14;

/** Top of the card's dark foot, on which text is white. */
const FOOT = 0.845;

const lines: readonly TextLine[] = [
  { text: 'RCAN', x: 0.06, y: 0.07, height: 0.125, colour: ink, pen: 0.15 },
  { text: '超分辨率', x: 0.535, y: 0.062, height: 0.096, colour: vermilion, pen: 0.07 },
  { text: 'super-resolution', x: 0.06, y: 0.26, height: 0.075, colour: indigo, pen: 0.11 },
  { text: '山水日月明晶森', x: 0.06, y: 0.395, height: 0.115, colour: ink, pen: 0.07 },
  { text: '大小分明 天上人口 林中水火 品文', x: 0.06, y: 0.55, height: 0.05, colour: ink, pen: 0.075 },
  { text: '0123456789 ×2 ×3 ×4', x: 0.06, y: 0.636, height: 0.05, colour: vermilion, pen: 0.12 },
  { text: 'residual channel attention', x: 0.06, y: 0.72, height: 0.042, colour: ink, pen: 0.12 },
  { text: 'the details are in the details 24680', x: 0.06, y: 0.79, height: 0.026, colour: ink, pen: 0.12 },
  { text: '山水田中文大小口日月木人', x: 0.06, y: FOOT + 0.032, height: 0.036, colour: paper, pen: 0.08 },
  { text: 'route 1358', x: 0.66, y: FOOT + 0.034, height: 0.036, colour: paper, pen: 0.12 },
  { text: 'CAN RCAN see the point', x: 0.06, y: FOOT + 0.1, height: 0.02, colour: paper, pen: 0.12 },
];

/** Latin and Chinese text in decreasing sizes and several colours, like an eye chart. */
export function textCard(size: number): Pixels {
  const layers = lines.map((line) => ({ colour: line.colour, covered: inked(line, size) }));
  return paint(size, 1, (x, y) => {
    const at = Math.floor(y * size) * size + Math.floor(x * size);
    // The foot's edge lies on a pixel border at most sizes; elsewhere one row is mixed.
    const ground = mix(paper, ink, Math.min(Math.max((y - FOOT) * size + 0.5, 0), 1));
    return layers.reduce((colour, layer) => mix(colour, layer.colour, layer.covered[at]!), ground);
  });
}

function inked({ text, x, y, height, pen = 0.1 }: TextLine, size: number): Float32Array {
  const sheet: Sheet = { size, covered: new Float32Array(size * size) };
  let cursor = x * size;
  const unit = (height * size) / 100;
  const put = (path: string, left: number, top: number, width: number, tall: number): void => {
    for (const stroke of strokesOf(path)) {
      const placed = stroke.map(
        ([u, v]) =>
          [cursor + (left + (u * width) / 100) * unit, y * size + (top + (v * tall) / 100) * unit] as const,
      );
      draw(sheet, placed, (pen * height * size) / 2);
    }
  };
  for (const character of text) {
    const letter = latin[character];
    if (character === ' ') {
      cursor += LATIN_SPACE * 100 * unit;
    } else if (letter) {
      put(letter.path, 0, 0, 100, 100);
      cursor += (letter.width + LATIN_GAP * 100) * unit;
    } else {
      for (const { path, box } of partsOf(character)) put(path, box[1], box[2], box[3], box[4]);
      cursor += (1 + CHINESE_GAP) * 100 * unit;
    }
  }
  return sheet.covered;
}
