import { cubicInOut, linear } from 'svelte/easing';
import { prefersReducedMotion, Tween } from 'svelte/motion';
import type { Box } from '../shared/box.ts';
import { between, carried } from './geometry.ts';
import type { Scene, SceneItem } from './scene.ts';

/** Milliseconds from one level to the next. */
const duration = 380;

/** An item as it is drawn at one moment. */
export interface DrawnItem {
  readonly item: SceneItem;
  readonly box: Box;
  /** 0..1 */
  readonly opacity: number;
}

interface Path {
  readonly item: SceneItem;
  readonly from: Box;
  readonly to: Box;
  readonly opacity: readonly [from: number, to: number];
}

/** Carries the things of one scene to their places in the next. Every call interrupts what was under way, where it is. */
export class SceneMotion {
  #scene: Scene | undefined = $state.raw();
  #paths: readonly Path[] = $state.raw([]);
  readonly #progress = new Tween(1, { easing: linear });

  /** How much of the last movement is done, 0..1. */
  get progress(): number {
    return this.#progress.current;
  }

  /** All that is drawn now, from back to front. */
  readonly drawn: readonly DrawnItem[] = $derived.by(() => {
    const t = cubicInOut(this.progress);
    return this.#paths.flatMap(({ item, from, to, opacity }) => {
      const shown = opacity[0] + (opacity[1] - opacity[0]) * t;
      return shown < 0.01 ? [] : [{ item, box: between(from, to, t), opacity: shown }];
    });
  });

  /** Shows a scene: at once, or `carried` to it from the one before. */
  show(scene: Scene, isCarried: boolean): void {
    const before = this.#scene && isCarried && !prefersReducedMotion.current ? this.drawn : undefined;
    this.#scene = scene;
    this.#paths = before ? pathsBetween(before, scene) : scene.items.map(resting);
    void this.#progress.set(before ? 0 : 1, { duration: 0 });
    if (before) void this.#progress.set(1, { duration });
  }

  /** Goes to a moment of the last movement, 0..1. */
  scrub(progress: number): void {
    void this.#progress.set(progress, { duration: 0 });
  }

  /** Goes on from where it is to the end. */
  finish(): void {
    void this.#progress.set(1, { duration: prefersReducedMotion.current ? 0 : duration });
  }
}

const resting = (item: SceneItem): Path => ({ item, from: item.box, to: item.box, opacity: [1, 1] });

type Placed = Pick<SceneItem, 'key' | 'within' | 'box'>;

/** How all things get from where they are drawn into a scene; those that it lacks go to what they lie in, and fade. */
export function pathsBetween(before: readonly DrawnItem[], scene: Scene): Path[] {
  const now = new Map(before.map(({ item, box, opacity }) => [item.key, { ...item, box, opacity }]));
  const next = new Map(scene.items.map((item) => [item.key, item]));
  const leaving = before
    .filter(({ item, opacity }) => !next.has(item.key) && opacity > 0.02)
    .map(({ item, box, opacity }): Path => ({
      item,
      from: box,
      to: counterpart({ ...item, box }, now, next) ?? box,
      opacity: [opacity, 0],
    }));
  const staying = scene.items.map((item): Path => {
    const known = now.get(item.key);
    if (known) return { item, from: known.box, to: item.box, opacity: [known.opacity, 1] };
    return { item, from: counterpart(item, next, now) ?? item.box, to: item.box, opacity: [0, 1] };
  });
  return [...leaving, ...staying];
}

/** Where a thing would be in a scene that lacks it: carried along by the innermost thing round it that both scenes have. */
function counterpart(
  thing: Placed,
  own: ReadonlyMap<string, Placed>,
  other: ReadonlyMap<string, Placed>,
): Box | undefined {
  for (let key = thing.within; key !== undefined; key = own.get(key)?.within) {
    const [from, to] = [own.get(key), other.get(key)];
    if (from && to) return carried(thing.box, from.box, to.box);
  }
  return undefined;
}
