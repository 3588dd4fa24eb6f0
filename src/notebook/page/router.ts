import { createContext, tick } from 'svelte';
import type { PageStarts } from './page-starts.ts';
import { isFromFolder, isShutOff } from '../../engine/page-place.ts';
import { pageAddress, type PageName } from '../../lessons/page-names.ts';
import type { Preferences } from '../../session/locale/preferences.svelte.ts';
import { sectionHolding } from '../presenter/places.ts';
import type { Presenter } from '../presenter/presenter.svelte.ts';
import type { Session } from '../../session/session.svelte.ts';
import type { Reading } from '../reading/reading.svelte.ts';

interface RouterParts {
  readonly reading: Reading;
  readonly preferences: Pick<Preferences, 'locale'>;
  readonly session: Pick<Session, 'notice'>;
  readonly starts: Pick<PageStarts, 'apply'>;
  readonly presenter: Pick<Presenter, 'show'>;
}

/** Navigates between pages within one document, so that the session is kept. */
export class Router {
  readonly #parts: RouterParts;

  constructor(parts: RouterParts) {
    this.#parts = parts;
  }

  /** Navigates to a page and a place in it (`#…`, a heading or a figure), else its beginning; adds a history entry. */
  async navigate(page: PageName, place = ''): Promise<void> {
    const address = `${pageAddress(page)}${location.search}${place}`;
    // Neither there may the address become another page's without that page being loaded.
    if (isFromFolder() || isShutOff()) {
      location.assign(address);
      return;
    }
    // Not before: the address names what is shown.
    if (!(await this.open(page))) return;
    history.pushState(null, '', address);
    await this.#arrive(place);
  }

  /** Goes where the history went: the address is already that of the page, or again that of the page which stays. */
  async goBack(page: PageName, place = ''): Promise<void> {
    const { reading, session } = this.#parts;
    if (await this.open(page)) await this.#arrive(place);
    else if (session.notice && !reading.loading)
      history.replaceState(null, '', `${pageAddress(reading.open.name)}${location.search}`);
  }

  async #arrive(place: string): Promise<void> {
    const { reading, starts, presenter } = this.#parts;
    starts.apply(reading.open.lesson);
    await tick();
    presenter.show(sectionHolding(place) ?? 0);
    await tick();
    const target = place === '' ? null : document.getElementById(decodeURIComponent(place.slice(1)));
    if (target) target.scrollIntoView();
    else scrollTo({ top: 0 });
    document.getElementById('text')?.focus({ preventScroll: true });
  }

  /** Opens a page; false where it could not be fetched, which a notice says, or another page was asked for meanwhile. */
  async open(page: PageName): Promise<boolean> {
    const { reading, preferences, session } = this.#parts;
    try {
      return await reading.openPage(page, preferences.locale);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      session.notice = error;
      return false;
    }
  }
}

export const [useRouter, provideRouter] = createContext<Router>();
