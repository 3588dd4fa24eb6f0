import type { CellDefinition } from './definition.ts';
import { architectureMap } from './architecture-map/figure.ts';
import { attentionHeatmap } from './attention-heatmap/figure.ts';
import { attentionUnfolded } from './attention-unfolded/figure.ts';
import { channelAtlas } from './channel-atlas/figure.ts';
import { channelCost } from './channel-cost/figure.ts';
import { groupMaps } from './group-maps/figure.ts';
import { imageComparison } from './image-comparison/figure.ts';
import { interventionPanel } from './intervention-panel/figure.ts';
import { pixelShuffle } from './pixel-shuffle/figure.ts';
import { pooledSpectrum } from './pooled-spectrum/figure.ts';
import { race } from './race/figure.ts';
import { skipShares } from './skip-shares/figure.ts';
import { spectrum } from './spectrum/figure.ts';
import { contributions } from './contributions/figure.ts';
import { explorer } from './explorer/figure.ts';
import { equation } from './equation/figure.ts';
import { question } from './question/figure.ts';

/** All cells that a lesson may hold, in the order in which the gallery shows them. */
const definitions = [
  contributions,
  imageComparison,
  architectureMap,
  attentionHeatmap,
  attentionUnfolded,
  groupMaps,
  spectrum,
  skipShares,
  pooledSpectrum,
  channelAtlas,
  interventionPanel,
  channelCost,
  pixelShuffle,
  race,
  explorer,
  equation,
  question,
] as const satisfies readonly CellDefinition[];

type Definitions = (typeof definitions)[number];
export type CellName = Definitions['name'];

export const cellNames: readonly CellName[] = definitions.map(({ name }) => name);

/** The cell of that name, or undefined. */
export const cellNamed = (name: string): CellName | undefined => cellNames.find((one) => one === name);

/** What the notebook knows of a cell. */
export const definitionOf = (cell: CellName): CellDefinition =>
  // There is one of every name.
  definitions.find(({ name }) => name === cell) as CellDefinition;

/** Whether a cell shows the session, and is numbered as a figure. */
export const isFigure = (cell: CellName): boolean => definitionOf(cell).isFigure;
