import type { Part } from '../../model/contribution-parts.ts';
import type { Site } from '../../model/sites.ts';
import type { Gate } from '../architecture-map/graph.ts';
import type { Box } from '../shared/box.ts';
import type { Point, Size } from './geometry.ts';
import type { Place } from './place.ts';

/** What an item of a scene is drawn as. */
export type Drawing =
  | { readonly kind: 'lr' | 'output' }
  /** A module by its name alone. */
  | { readonly kind: 'module' }
  /** A group or block: what it adds to the output, or its map. */
  | { readonly kind: 'unit'; readonly part: Part }
  | { readonly kind: 'map'; readonly site: Site; readonly channel: number }
  /** The inside of a group or block. */
  | { readonly kind: 'frame' }
  /** A sum or product, a small circle. */
  | { readonly kind: 'sign'; readonly sign: '+' | '×' }
  /** What is not drawn, and tells where what lies in it comes from and goes to. */
  | { readonly kind: 'hidden' };

/** One thing on the screen. Things with one key in two scenes are the same, and are carried from place to place. */
export interface SceneItem {
  readonly key: string;
  /** The key of what it lies in: from there it comes, and there it goes, where another scene lacks it. */
  readonly within?: string;
  readonly box: Box;
  readonly drawing: Drawing;
  /** A number or short name that stands at it. */
  readonly label?: string;
  /** What it is about, if it can be selected. */
  readonly site?: Site;
  /** Where a click or Enter leads. */
  readonly opens?: Partial<Place>;
}

/** A line of the signal: straight on, or round the rest as a skip connection. */
export interface SceneEdge {
  readonly branch: 'trunk' | 'identity' | 'attention';
  readonly path: string;
}

/** A line of text that belongs to the drawing. */
export interface SceneText extends Point {
  readonly text: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly strong?: boolean;
  /** Said beside the rest. */
  readonly quiet?: boolean;
  /** Along a line that goes up. */
  readonly turned?: boolean;
  /** The group or block that it names: what that adds is written below, or after it. */
  readonly unit?: Site;
  readonly inLine?: boolean;
}

/** A level of the network, laid out. */
export interface Scene {
  readonly size: Size;
  /** From back to front, and along the signal. */
  readonly items: readonly SceneItem[];
  readonly edges: readonly SceneEdge[];
  readonly gates: readonly Gate[];
  readonly texts: readonly SceneText[];
  /** Where what is no item of its own stands: the arithmetic of attention, convolution, product or shuffle. */
  readonly stage?: Box;
  /** Where the score of the output and what can be done with it stand. */
  readonly score: Box;
}
