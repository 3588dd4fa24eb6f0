import type { Flow } from './flow.ts';
import type { Box } from '../shared/box.ts';
import type { SceneText } from './scene.ts';

/** Between two items, in pixels: less has no room for a line of text. */
const leastGap = 15;

/** Maps by rows by columns. */
export const shapeText = (channels: number, height: number, width: number): string =>
  `${channels} × ${height} × ${width}`;

/**
 * The shapes that the edges of a chain carry, one for each edge, written once for all neighbours that share it, at the
 * last with room: at the first, skip connections begin.
 */
export function edgeShapes(
  flow: Flow,
  chain: readonly Box[],
  across: number,
  shapes: readonly string[],
): SceneText[] {
  const texts: SceneText[] = [];
  let last: string | undefined;
  chain.slice(1).forEach((to, i) => {
    const [from, text] = [chain[i]!, shapes[i]!];
    const [start, end] = [flow.end(from), flow.start(to)];
    if (end - start < leastGap) return;
    const along = (start + end) / 2;
    if (text === last) texts.pop();
    last = text;
    texts.push(
      flow.upright
        ? { x: across + 6, y: along + 4, text, quiet: true }
        : { x: along + 4, y: across - 6, text, quiet: true, turned: true },
    );
  });
  return texts;
}
