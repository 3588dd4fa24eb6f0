import type { Component } from 'svelte';
import { words as architectureWords } from '../../views/architecture/words.ts';
import { atlasWords } from '../../views/atlas/words.ts';
import { heatmapWords } from '../../views/attention/heatmap-words.ts';
import { unfoldedWords } from '../../views/attention/unfolded-words.ts';
import { words as comparisonWords } from '../../views/comparison/words.ts';
import { costWords } from '../../views/cost/words.ts';
import { groupMapsWords } from '../../views/features/words.ts';
import { interventionWords } from '../../views/intervention/words.ts';
import { poolingWords } from '../../views/pooling/words.ts';
import { raceWords } from '../../views/race/words.ts';
import type { FigureWords, Words } from '../../views/shared/look.ts';
import { words as shuffleWords } from '../../views/shuffle/words.ts';
import { skipWords } from '../../views/skips/words.ts';
import { spectrumWords } from '../../views/spectrum/words.ts';
import type { CellName, OwnSetup } from '../lesson/cells.ts';

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
    fetch: () => import('../cells/ImageComparisonCell.svelte'),
  },
  ArchitectureMap: {
    words: architectureWords,
    fetch: () => import('../cells/ArchitectureMapCell.svelte'),
  },
  AttentionHeatmap: { words: heatmapWords, fetch: () => import('../cells/AttentionHeatmapCell.svelte') },
  AttentionUnfolded: { words: unfoldedWords, fetch: () => import('../cells/AttentionUnfoldedCell.svelte') },
  GroupMaps: { words: groupMapsWords, fetch: () => import('../cells/GroupMapsCell.svelte') },
  Spectrum: { words: spectrumWords, fetch: () => import('../cells/SpectrumCell.svelte') },
  SkipShares: { words: skipWords, fetch: () => import('../cells/SkipSharesCell.svelte') },
  PooledSpectrum: { words: poolingWords, fetch: () => import('../cells/PooledSpectrumCell.svelte') },
  ChannelAtlas: { words: atlasWords, fetch: () => import('../cells/ChannelAtlasCell.svelte') },
  InterventionPanel: {
    words: interventionWords,
    fetch: () => import('../cells/InterventionPanelCell.svelte'),
  },
  ChannelCost: { words: costWords, fetch: () => import('../cells/ChannelCostCell.svelte') },
  PixelShuffle: { words: shuffleWords, fetch: () => import('../cells/PixelShuffleCell.svelte') },
  Race: { words: raceWords, fetch: () => import('../cells/RaceCell.svelte') },
};
