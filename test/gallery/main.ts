import '../../src/engine/trusted-scripts.ts';
import '../../src/views/shared/theme.css';
import { mount } from 'svelte';
import Gallery from './Gallery.svelte';
import { readGalleryView } from './gallery-view.ts';
import { showFigures } from './show-figures.ts';

// A page of all figures; with `?figure=Spectrum`, that figure alone; with `?figure=Spectrum,SkipShares`, these together.
const view = readGalleryView(new URLSearchParams(location.search));
const target = document.getElementById('app');
document.documentElement.lang = view.locale === 'zh' ? 'zh-CN' : 'en';
document.documentElement.dataset['theme'] = view.theme;
if (target) {
  if (view.figures.length > 0) showFigures(target, view);
  else mount(Gallery, { target, props: { first: view } });
}
