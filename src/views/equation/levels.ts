import type { SiteShape } from '../../model/shapes.ts';
import type { Site } from '../../model/sites.ts';
import { layoutBlock } from '../architecture-map/block-layout.ts';
import type { Graph } from '../architecture-map/graph.ts';
import { layoutGroup, layoutOverview } from '../architecture-map/layout.ts';
import type { Here } from './symbols.ts';

/** Of groups and blocks, in pixels. */
const tall = 64;

export const levelNames = ['network', 'group', 'block'] as const;

/** A part of the architecture map: the network, the selected group or the selected block. */
export interface Level {
  readonly name: (typeof levelNames)[number];
  readonly graph: Graph;
}

/** The parts of the map in which the sites are drawn: of several that draw a site, the one that shows most around it. */
export function levelsOf(
  wanted: readonly Site[],
  { config, group, block }: Here,
  shapes: ReadonlyMap<Site, SiteShape>,
  width: number,
): Level[] {
  const graphs: Readonly<Record<Level['name'], Graph>> = {
    network: layoutOverview(config, shapes, width, tall),
    group: layoutGroup(config, shapes, group, width, tall),
    block: layoutBlock(shapes, group, block, width),
  };
  const draws = (name: Level['name'], site: Site) => graphs[name].nodes.some((node) => node.site === site);
  const needed = new Set(wanted.map((site) => levelNames.find((name) => draws(name, site))));
  return levelNames.filter((name) => needed.has(name)).map((name) => ({ name, graph: graphs[name] }));
}
