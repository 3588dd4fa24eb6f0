import { mount } from 'svelte';
import App from '../../src/notebook/app/App.svelte';
import { openSession, type Opening } from '../../src/notebook/app/opening.ts';
import { readPermalink } from '../../src/notebook/permalink/permalink.ts';
import { block } from '../../src/model/sites.ts';
import { fetchShippedWeights } from '../../src/session/run/shipped-weights.ts';
import { cellId, figureLesson } from './figure-lesson.ts';
import { GalleryEngine } from './gallery-engine.ts';
import { galleryParts, type GalleryView } from './gallery-view.ts';
import { smallNetworks } from './small-networks.ts';

/** Shows figures on a small network: one in the notebook's frame for other pages, several on a page of the notebook's. */
export function showFigures(target: HTMLElement, view: GalleryView): void {
  const query = new URLSearchParams(location.search);
  for (const part of galleryParts) query.delete(part);
  const link = readPermalink(query.toString());
  const [first] = view.figures;
  const alone = !view.hasBar && first ? { embed: `fig-${cellId(first)}` } : {};
  let engine: GalleryEngine | undefined;
  const opening = openSession(
    { ...link, given: { ...link.given, ...alone } },
    { selection: { site: block(1, 1), channel: 3 } },
    {
      createEngine: (options) => (engine = new GalleryEngine(view.state, options)),
      fetchWeights: view.isShipped ? fetchShippedWeights : smallNetworks,
    },
  );
  const { locale, theme } = view;
  const lesson = figureLesson(view.figures, view.properties, locale);
  mount(App, { target, props: { opening, lesson, look: { locale, theme } } });
  void opening.session.start(link.given.backend ?? 'wasm').then(() => bringInto(view, opening, engine));
}

/** What only a session that has run once can be brought into. */
function bringInto({ state }: GalleryView, { session }: Opening, engine: GalleryEngine | undefined): void {
  // A whole picture in the official tiles has neither attention of its own nor maps.
  if (state === 'empty') void session.change({ extent: { kind: 'whole', tiling: 'chop' } });
  if (state !== 'stale' || !engine) return;
  engine.hangs = true;
  void session.change({ picture: { kind: 'card', id: 'zone-plate' } });
}
