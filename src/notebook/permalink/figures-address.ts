import type { FigureTexts } from '../../figures/settings/page-settings.svelte.ts';
import { unfit, type Unfit } from './unfit.ts';

/** Characters of figures' settings that an address carries. */
export const longestFigures = 2000;

/** The ids of figures that a lesson names begin so, which an address leaves out. */
const named = 'fig-';
const inAddress = (id: string): string => (id.startsWith(named) ? id.slice(named.length) : id);
const inPage = (id: string): string => (/^cell-\d+$/.test(id) ? id : named + id);

/**
 * Settings of figures as an address carries them: `heat-map.order:energy;heat-map.level:group` sets two of the figure
 * `fig-heat-map`. Undefined where that is longer than `longestFigures`.
 */
export function figuresToAddress(figures: FigureTexts): string | undefined {
  const text = Object.entries(figures)
    .flatMap(([id, settings]) =>
      Object.entries(settings).map(([key, value]) => `${inAddress(id)}.${key}:${value}`),
    )
    .join(';');
  return text.length > longestFigures ? undefined : text;
}

/** Reads what `figuresToAddress` wrote, or anything else. Whether the page has such figures is for the page to say. */
export function figuresFromAddress(text: string): FigureTexts | Unfit {
  const figures = new Map<string, Map<string, string>>();
  for (const entry of text.split(';')) {
    const [, id, key, value] = /^([a-z][a-z0-9-]*)\.([a-zA-Z][\w-]*):([\w.,+@-]*)$/.exec(entry) ?? [];
    if (id === undefined || key === undefined || value === undefined)
      return unfit({ kind: 'form', example: 'heat-map.order:energy;maps.range:own' });
    const settings = figures.get(inPage(id)) ?? new Map<string, string>();
    figures.set(inPage(id), settings.set(key, value));
  }
  return Object.fromEntries([...figures].map(([id, settings]) => [id, Object.fromEntries(settings)]));
}
