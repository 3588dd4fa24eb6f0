import type { Component } from 'svelte';
import { words as architectureWords } from '../views/architecture-map/words.ts';
import { atlasWords } from '../views/channel-atlas/words.ts';
import { heatmapWords } from '../views/attention-heatmap/words.ts';
import { unfoldedWords } from '../views/attention-unfolded/words.ts';
import { words as comparisonWords } from '../views/image-comparison/words.ts';
import { costWords } from '../views/channel-cost/words.ts';
import { groupMapsWords } from '../views/group-maps/words.ts';
import { interventionWords } from '../views/intervention-panel/words.ts';
import { poolingWords } from '../views/pooled-spectrum/words.ts';
import { raceWords } from '../views/race/words.ts';
import type { FigureWords, Words } from '../views/shared/look.ts';
import { words as shuffleWords } from '../views/pixel-shuffle/words.ts';
import { skipWords } from '../views/skip-shares/words.ts';
import { spectrumWords } from '../views/spectrum/words.ts';
import type { CellName, OwnSetup } from './cells.ts';

/** What a cell of a lesson is given. */
export interface CellProps<Own> {
  readonly number: number;
  /** What the lesson asks of this cell alone. */
  readonly own: Own;
}

/** A figure: its words come with the page, its code is fetched when it is to be drawn. */
interface Figure<Own> {
  readonly words: Words<FigureWords>;
  readonly fetch: () => Promise<{ readonly default: Component<CellProps<Own>> }>;
}

/** All cells but those that are words themselves, which are drawn at once. */
export type FigureName = Exclude<CellName, 'Equation' | 'Question'>;

export const figures: Readonly<{ [N in FigureName]: Figure<OwnSetup<N>> }> = {
  ImageComparison: {
    words: comparisonWords,
    fetch: () => import('./image-comparison/ImageComparisonCell.svelte'),
  },
  ArchitectureMap: {
    words: architectureWords,
    fetch: () => import('./architecture-map/ArchitectureMapCell.svelte'),
  },
  AttentionHeatmap: {
    words: heatmapWords,
    fetch: () => import('./attention-heatmap/AttentionHeatmapCell.svelte'),
  },
  AttentionUnfolded: {
    words: unfoldedWords,
    fetch: () => import('./attention-unfolded/AttentionUnfoldedCell.svelte'),
  },
  GroupMaps: { words: groupMapsWords, fetch: () => import('./group-maps/GroupMapsCell.svelte') },
  Spectrum: { words: spectrumWords, fetch: () => import('./spectrum/SpectrumCell.svelte') },
  SkipShares: { words: skipWords, fetch: () => import('./skip-shares/SkipSharesCell.svelte') },
  PooledSpectrum: { words: poolingWords, fetch: () => import('./pooled-spectrum/PooledSpectrumCell.svelte') },
  ChannelAtlas: { words: atlasWords, fetch: () => import('./channel-atlas/ChannelAtlasCell.svelte') },
  InterventionPanel: {
    words: interventionWords,
    fetch: () => import('./intervention-panel/InterventionPanelCell.svelte'),
  },
  ChannelCost: { words: costWords, fetch: () => import('./channel-cost/ChannelCostCell.svelte') },
  PixelShuffle: { words: shuffleWords, fetch: () => import('./pixel-shuffle/PixelShuffleCell.svelte') },
  Race: { words: raceWords, fetch: () => import('./race/RaceCell.svelte') },
};
