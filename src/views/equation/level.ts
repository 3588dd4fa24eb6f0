import { greatest } from 'd3';
import type { SiteShape } from '../../model/shapes.ts';
import type { Site } from '../../model/sites.ts';
import { layoutBlock } from '../architecture-map/block-layout.ts';
import type { Graph } from '../architecture-map/graph.ts';
import { layoutGroup, layoutOverview } from '../architecture-map/layout.ts';
import type { Here } from './symbols.ts';

/** Of groups and blocks, in pixels. */
const tall = 64;

/** A part of the architecture map: the network, the selected group or the selected block. */
export interface Level {
  readonly name: 'network' | 'group' | 'block';
  readonly graph: Graph;
}

/**
 * The part of the map to show an equation in: of those that draw what it computes the one that draws most of what else it
 * speaks of, and of equal ones the smallest part.
 */
export function levelOf(
  computed: Site,
  spokenOf: readonly Site[],
  { config, group, block }: Here,
  shapes: ReadonlyMap<Site, SiteShape>,
  width: number,
): Level | undefined {
  const levels: readonly Level[] = [
    { name: 'block', graph: layoutBlock(shapes, group, block, width) },
    { name: 'group', graph: layoutGroup(config, shapes, group, width, tall) },
    { name: 'network', graph: layoutOverview(config, shapes, width, tall) },
  ];
  const drawn = ({ graph }: Level) => new Set(graph.nodes.map(({ site }) => site));
  const able = levels.filter((level) => drawn(level).has(computed));
  return greatest(able, (level) => spokenOf.filter((site) => drawn(level).has(site)).length);
}
