/**
 * Chinese characters for the text card, in a square of 100 x 100 (y down): each path follows the strokes that a
 * writer makes, in their order.
 */
const simple: Readonly<Record<string, string>> = {
  人: 'M49 6 C48 48 36 76 8 94 M50 32 C56 60 70 80 93 94',
  大: 'M8 34 L92 34 M50 5 C50 45 38 76 8 94 M51 36 C56 62 70 82 93 94',
  天: 'M14 14 L86 14 M7 45 L93 45 M50 14 C50 52 38 78 8 94 M51 47 C58 68 72 84 93 94',
  小: 'M50 5 L50 84 C50 94 44 94 34 90 M28 32 C25 48 18 60 8 72 M70 30 C80 44 87 56 92 72',
  口: 'M18 18 L18 86 M18 18 L82 18 L82 86 M18 80 L82 80',
  日: 'M24 10 L24 92 M24 10 L76 10 L76 92 M24 48 L76 48 M24 87 L76 87',
  月: 'M30 8 L30 56 C30 74 25 86 14 95 M30 8 L78 8 L78 84 C78 94 73 94 62 91 M30 34 L78 34 M30 59 L78 59',
  田: 'M16 14 L16 90 M16 14 L84 14 L84 90 M16 50 L84 50 M50 14 L50 86 M16 86 L84 86',
  山: 'M50 8 L50 86 M16 38 L16 86 L84 86 M84 38 L84 90',
  水: 'M50 6 L50 86 C50 95 45 95 36 90 M10 32 L38 32 C34 54 24 72 8 84 M86 20 C78 32 68 40 57 46 M52 34 C60 58 74 74 94 84',
  火: 'M22 30 C23 42 20 50 13 58 M84 26 C80 38 74 46 66 52 M50 6 C50 48 38 76 8 94 M51 42 C58 64 72 82 93 94',
  木: 'M8 32 L92 32 M50 5 L50 96 M49 34 C40 56 26 72 8 82 M51 34 C60 56 74 72 93 82',
  中: 'M14 26 L14 64 M14 26 L86 26 L86 64 M14 60 L86 60 M50 5 L50 96',
  文: 'M48 4 L55 16 M8 26 L92 26 M72 26 C64 56 44 80 10 94 M28 26 C38 58 60 82 92 94',
  王: 'M12 12 L88 12 M18 48 L82 48 M50 12 L50 88 M6 88 L94 88',
  上: 'M46 6 L46 88 M46 42 L84 42 M6 88 L94 88',
  下: 'M6 10 L94 10 M48 10 L48 96 M52 36 C62 42 72 50 80 60',
  分: 'M36 6 C31 24 21 38 6 48 M62 5 C68 23 79 38 95 46 M24 50 L75 50 C74 66 72 78 69 88 C67 94 61 93 52 90 M46 50 C44 70 35 84 14 94',
  超: 'M10 18 L46 18 M28 4 L28 36 M5 36 L49 36 M29 36 L29 84 M29 60 L47 60 M15 52 C15 70 12 82 5 94 M14 74 C22 88 34 93 60 94 L96 94 M54 10 L90 10 C89 26 88 34 85 42 C83 47 78 46 72 43 M71 10 C70 26 64 38 52 47 M57 55 L57 83 M57 55 L89 55 L89 83 M57 79 L89 79',
  辨: 'M20 4 L24 12 M5 17 L38 17 M13 23 L17 34 M31 23 L27 34 M3 39 L41 39 M6 57 L38 57 M22 39 L22 70 C21 82 16 90 8 96 M45 34 L48 46 M56 8 L56 58 C55 74 51 86 42 95 M77 4 L81 12 M63 17 L96 17 M70 23 L74 34 M89 23 L85 34 M61 39 L98 39 M64 57 L95 57 M79 39 L79 97',
  率: 'M47 3 L53 12 M8 17 L92 17 M50 17 C46 25 42 29 36 34 L53 34 M63 25 C55 38 45 47 33 55 L66 52 M60 43 L70 58 M14 27 L26 37 M10 60 L28 49 M87 26 L74 36 M73 48 L90 60 M6 73 L94 73 M50 60 L50 98',
};

/** A character made of others, each put into a part of the square: x, y, width, height in percent. */
type Part = readonly [character: string, x: number, y: number, width: number, height: number];

const composed: Readonly<Record<string, readonly Part[]>> = {
  明: [
    ['日', -6, 10, 56, 74],
    ['月', 40, 2, 62, 98],
  ],
  林: [
    ['木', 0, 2, 50, 96],
    ['木', 48, 2, 52, 96],
  ],
  森: [
    ['木', 18, 0, 64, 48],
    ['木', 0, 46, 50, 54],
    ['木', 50, 46, 50, 54],
  ],
  晶: [
    ['日', 22, 0, 56, 48],
    ['日', -6, 48, 58, 52],
    ['日', 48, 48, 58, 52],
  ],
  品: [
    ['口', 20, 0, 60, 46],
    ['口', -4, 50, 56, 50],
    ['口', 48, 50, 56, 50],
  ],
  回: [
    ['口', -4, -4, 108, 108],
    ['口', 26, 26, 48, 46],
  ],
};

/** The parts a character is drawn from; a simple one is its own only part. */
export function partsOf(character: string): readonly { readonly path: string; readonly box: Part }[] {
  const parts: readonly Part[] = composed[character] ?? [[character, 0, 0, 100, 100]];
  return parts.map((box) => ({ path: simple[box[0]] ?? '', box }));
}
