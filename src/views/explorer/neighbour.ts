import { middle } from './geometry.ts';
import type { SceneItem } from './scene.ts';

/** The nearest item in a direction, nearer ones to the side being preferred to far ones straight ahead; undefined at the edge. */
export function neighbour<T extends Pick<SceneItem, 'key' | 'box'>>(
  items: readonly T[],
  from: T,
  [across, down]: readonly [number, number],
): T | undefined {
  const at = middle(from.box);
  let best: { readonly item: T; readonly distance: number } | undefined;
  for (const item of items) {
    if (item.key === from.key) continue;
    const to = middle(item.box);
    const [x, y] = [to.x - at.x, to.y - at.y];
    const ahead = x * across + y * down;
    const aside = Math.abs(x * down) + Math.abs(y * across);
    if (ahead <= 1 || aside > 2 * ahead) continue;
    const distance = ahead + 2 * aside;
    if (!best || distance < best.distance) best = { item, distance };
  }
  return best?.item;
}
