/** What a reader finds of one figure without opening anything. */
export interface FigureMeasure {
  readonly id: string;
  /** Of the figure's box, in CSS pixels. */
  readonly height: number;
  /** Words in sight; of Chinese those that the browser's segmenter finds. */
  readonly words: number;
  /** Controls in sight: a group of choices is one, marks of the drawing that can be touched are none. */
  readonly controls: number;
}

/**
 * Run in the page: measures every figure of it as it stands, all of it drawn. Words and controls of what is folded in
 * or shown in exports alone do not count. Questions are no figures.
 */
export function measureFigures(): FigureMeasure[] {
  const locale = document.documentElement.lang;
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
  const wordsOf = (text: string): number =>
    [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
  /** Of what is in sight: `innerText` has also what a screen reader alone is told. */
  const wordsInSight = (figure: HTMLElement): number =>
    [...figure.querySelectorAll<HTMLElement>('.visually-hidden')].reduce(
      (words, hidden) => words - wordsOf(hidden.innerText),
      wordsOf(figure.innerText),
    );

  const drawings =
    'svg, [role="grid"], [role="listbox"], [role="img"], [data-drawing], td, th, ol, .visually-hidden';
  const isSeen = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const groups = '.choice, fieldset, [role="radiogroup"]';
  const controlsOf = (figure: Element): number => {
    const single = [...figure.querySelectorAll('button, select, input, summary, textarea, [role="slider"]')]
      .filter((control) => control.closest(`${groups}`) === null)
      .filter((control) => isSeen(control) && control.closest(drawings) === null);
    const several = [...figure.querySelectorAll(groups)]
      .filter((group) => group.parentElement?.closest(groups) == null)
      .filter((group) => isSeen(group) && group.closest(drawings) === null);
    return single.length + several.length;
  };

  return [...document.querySelectorAll<HTMLElement>('[id^="fig-"]')].flatMap((place) => {
    const figure = place.querySelector<HTMLElement>('figure');
    if (figure === null) return [];
    return {
      id: place.id.slice('fig-'.length),
      height: Math.round(figure.getBoundingClientRect().height),
      words: wordsInSight(figure),
      controls: controlsOf(figure),
    };
  });
}

/**
 * Run in the page: how high the part of every figure is that has to be seen at once, its controls and the drawing that they
 * change, in CSS pixels: from the first to the last that is marked `data-together`.
 */
export function heightOfTogether(): { readonly id: string; readonly height: number }[] {
  return [...document.querySelectorAll<HTMLElement>('[id^="fig-"]')].flatMap((place) => {
    const boxes = [...place.querySelectorAll('[data-together]')].map((part) => part.getBoundingClientRect());
    if (boxes.length === 0) return [];
    const top = Math.min(...boxes.map((box) => box.top));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    return [{ id: place.id.slice('fig-'.length), height: Math.round(bottom - top) }];
  });
}
