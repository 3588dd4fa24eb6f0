import { cellNamed, type CellName } from '../../src/figures/registry.ts';
import type { Look } from '../../src/views/shared/look.ts';

/** How a figure of the gallery stands. */
export const galleryStates = ['ready', 'waiting', 'empty', 'failed', 'stale'] as const;
export type GalleryState = (typeof galleryStates)[number];

/** What an address of the gallery asks for: one figure, or without one, the list of all. */
export interface GalleryView extends Look {
  readonly figure: CellName | undefined;
  readonly state: GalleryState;
  /** Lines `property: value` of its cell. */
  readonly properties: string;
}

/** The parts of a query that are the gallery's own; all others are those of the notebook's links. */
export const galleryParts = ['figure', 'state', 'properties'] as const;

export function readGalleryView(query: URLSearchParams): GalleryView {
  return {
    figure: cellNamed(query.get('figure') ?? ''),
    state: galleryStates.find((state) => state === query.get('state')) ?? 'ready',
    properties: query.get('properties') ?? '',
    locale: query.get('lang') === 'zh' ? 'zh' : 'en',
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  };
}
