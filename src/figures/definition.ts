import type { FigureWords, KeyLine, Words } from '../views/shared/look.ts';
import type { Properties, Values } from './properties/properties.ts';
import type { Sentence } from './properties/problems.ts';
import type { FigureSettings } from './settings/figure-settings.svelte.ts';
import type { Settings } from './settings/setting.ts';

/**
 * What the notebook knows of a kind of cell before any of its code is there. The component that draws it is
 * `<folder>/<name>Cell.svelte`, the folder being the name in lower case: attention-heatmap/AttentionHeatmapCell.svelte.
 */
export interface CellDefinition<
  N extends string = string,
  P extends Properties = Properties,
  S extends Settings = Settings,
> {
  readonly name: N;
  /** Whether it shows the session, takes the properties of a view, and is numbered as a figure. */
  readonly isFigure: boolean;
  /** What a lesson says of it, and its reader cannot change. */
  readonly properties: P;
  /** What its reader can set; a lesson's cell says what it begins with, the address carries what became of it. */
  readonly settings: S;
  /** Title, caption and what to try, there before the figure is; undefined for a cell whose words depend on its properties. */
  readonly captions: Words<FigureWords> | undefined;
  /** What keys do in a cell without captions here, below a title that all cells of its kind share. */
  readonly keyList?: Words<{ readonly title: string; readonly keys: readonly KeyLine[] }>;
  /** Whether a page may open with it, below its title and a sentence: it fits the window then, after a first picture. */
  readonly opensPage: boolean;
  /** What is wrong with its properties taken together, each of them being right. */
  problem?(properties: Values<P>): Sentence | undefined;
}

/** What the component of a cell is given. */
export interface CellProps<D extends CellDefinition> {
  readonly number: number;
  readonly properties: Values<D['properties']>;
  readonly settings: FigureSettings<D['settings']>;
}

/** A figure without properties of its own: what most are. */
export const defineFigure = <const N extends string, S extends Settings = Record<never, never>>(
  name: N,
  captions: Words<FigureWords>,
  settings: S = {} as S,
  { opensPage = false } = {},
): CellDefinition<N, Record<never, never>, S> => ({
  name,
  isFigure: true,
  properties: {},
  settings,
  captions,
  opensPage,
});
