import { cellNamed, type CellName } from '../../src/figures/registry.ts';
import type { Look } from '../../src/views/shared/look.ts';

/** How a figure of the gallery stands. */
export const galleryStates = ['ready', 'waiting', 'empty', 'failed', 'stale'] as const;
export type GalleryState = (typeof galleryStates)[number];

/** What an address of the gallery asks for: a page of figures, or without any, the list of all. */
export interface GalleryView extends Look {
  /** In their order on the page. */
  readonly figures: readonly CellName[];
  /** Whether they stand below the notebook's bar, which several always do; one figure is else alone, as in a frame. */
  readonly hasBar: boolean;
  /** Whether the network is the notebook's own and not the small one. */
  readonly isShipped: boolean;
  readonly state: GalleryState;
  /** Lines `property: value` of the first cell. */
  readonly properties: string;
}

/** The parts of a query that are the gallery's own; all others are those of the notebook's links. */
export const galleryParts = ['figure', 'bar', 'network', 'state', 'properties'] as const;

export function readGalleryView(query: URLSearchParams): GalleryView {
  const names = (query.get('figure') ?? '').split(',').map(cellNamed);
  const figures = names.filter((name) => name !== undefined);
  return {
    figures,
    hasBar: query.get('bar') === '1' || figures.length > 1,
    isShipped: query.get('network') === 'shipped',
    state: galleryStates.find((state) => state === query.get('state')) ?? 'ready',
    properties: query.get('properties') ?? '',
    locale: query.get('lang') === 'zh' ? 'zh' : 'en',
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  };
}
