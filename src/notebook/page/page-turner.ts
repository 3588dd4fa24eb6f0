import { createContext, tick } from 'svelte';
import type { PageStarts } from './page-starts.ts';
import { pageAddress, type PageName } from '../../lessons/page-names.ts';
import type { Preferences } from '../../session/locale/preferences.svelte.ts';
import { sectionHolding } from '../presenter/places.ts';
import type { Presenter } from '../presenter/presenter.svelte.ts';
import type { Session } from '../../session/session.svelte.ts';
import type { Reading } from '../reading/reading.svelte.ts';

interface PageTurnerParts {
  readonly reading: Reading;
  readonly preferences: Pick<Preferences, 'locale'>;
  readonly session: Pick<Session, 'notice'>;
  readonly starts: Pick<PageStarts, 'turnTo'>;
  readonly presenter: Pick<Presenter, 'show'>;
}

/** Turns from page to page within one document, so that the session goes on. */
export class PageTurner {
  readonly #parts: PageTurnerParts;

  constructor(parts: PageTurnerParts) {
    this.#parts = parts;
  }

  /** Goes to a page, and to a place in it (`#…`, a heading or a figure) or else its beginning; the way back leads back. */
  async go(page: PageName, place = ''): Promise<void> {
    history.pushState(null, '', `${pageAddress(page)}${location.search}${place}`);
    await this.visit(page, place);
  }

  /** As `go`, where the address is already that of the page. */
  async visit(page: PageName, place = ''): Promise<void> {
    if (!(await this.turnTo(page))) return;
    const { reading, starts, presenter } = this.#parts;
    starts.turnTo(reading.open.lesson);
    await tick();
    presenter.show(sectionHolding(place) ?? 0);
    await tick();
    const target = place === '' ? null : document.getElementById(decodeURIComponent(place.slice(1)));
    if (target) target.scrollIntoView();
    else scrollTo({ top: 0 });
    document.getElementById('text')?.focus({ preventScroll: true });
  }

  /** Shows a page; false where that could not be done, which is said, or something else was wished for since. */
  async turnTo(page: PageName): Promise<boolean> {
    const { reading, preferences, session } = this.#parts;
    try {
      return await reading.turnTo(page, preferences.locale);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      session.notice = error;
      return false;
    }
  }
}

export const [usePageTurner, providePageTurner] = createContext<PageTurner>();
