import { roundedPath } from '../architecture-map/graph.ts';
import { gateOn } from '../architecture-map/gates.ts';
import type { Gate } from '../architecture-map/graph.ts';
import type { Site } from '../../model/sites.ts';
import type { Box } from '../shared/box.ts';
import { middle, type Point } from './geometry.ts';
import type { SceneEdge } from './scene.ts';

/** A skip connection with its gate. */
export type GatedEdge = SceneEdge & { readonly gate: Gate };

/**
 * The direction of the signal: from left to right, or on a phone held upright from top to bottom. `along` and `across`
 * are measured from the left and the top, or from the top and the left.
 */
export class Flow {
  readonly upright: boolean;

  constructor(upright: boolean) {
    this.upright = upright;
  }

  point(along: number, across: number): Point {
    return this.upright ? { x: across, y: along } : { x: along, y: across };
  }

  /** A box that begins at `along` and has its middle at `across`. */
  box(along: number, across: number, length: number, breadth: number): Box {
    const from = across - breadth / 2;
    return this.upright
      ? { x: from, y: along, width: breadth, height: length }
      : { x: along, y: from, width: length, height: breadth };
  }

  start(box: Box): number {
    return this.upright ? box.y : box.x;
  }

  end(box: Box): number {
    return this.upright ? box.y + box.height : box.x + box.width;
  }

  private across(box: Box): number {
    const centre = middle(box);
    return this.upright ? centre.x : centre.y;
  }

  private top(box: Box): number {
    return this.upright ? box.x : box.y;
  }

  /** The signal from one box to the next. */
  trunk(from: Box, to: Box): SceneEdge {
    const across = this.across(from);
    return {
      branch: 'trunk',
      path: roundedPath([this.point(this.end(from), across), this.point(this.start(to), across)]),
    };
  }

  /** A skip connection from before `first`, round it, into the sum, with its gate; `at` is across. */
  skip(before: number, across: number, at: number, sum: Box, site: Site, whole: boolean): GatedEdge {
    const end = (this.start(sum) + this.end(sum)) / 2;
    const corners = [
      this.point(before, across),
      this.point(before, at),
      this.point(end, at),
      this.point(end, this.top(sum)),
    ];
    const [, from, to] = corners as [Point, Point, Point, Point];
    return { branch: 'identity', path: roundedPath(corners), gate: gateOn(site, from, to, whole) };
  }
}
