import { createContext } from 'svelte';
import type { PageName } from '../../lessons/page-names.ts';
import type { SharedAnswers } from '../permalink/answers-address.ts';
import type { MarkedChannels } from '../../session/marked-channels.svelte.ts';
import type { Preferences } from '../../session/locale/preferences.svelte.ts';
import type { Session } from '../../session/session.svelte.ts';
import { editsToAddress } from '../../session/edits/edits-address.ts';
import { hashOf, type CheckpointNote } from '../permalink/file-notes.ts';
import type { GivenLink } from './given-link.svelte.ts';
import { noSite, type LinkedView } from '../permalink/linked-view.ts';
import type { FigureTexts } from '../../figures/settings/page-settings.svelte.ts';
import { extentParts } from '../permalink/extent-parts.ts';
import { figuresToAddress } from '../permalink/figures-address.ts';
import { markedToAddress } from '../permalink/marked-address.ts';
import { writePermalink } from '../permalink/permalink.ts';

interface Parts {
  readonly session: Session;
  readonly preferences: Preferences;
  readonly marked: MarkedChannels;
  readonly given: GivenLink;
  /** The section that is presented, if one is. */
  readonly presenter: { readonly at: number | undefined };
  readonly reading: { readonly open: { readonly name: PageName } };
  readonly figures: { readonly changed: FigureTexts };
  readonly classAnswers: { readonly linked: SharedAnswers | undefined };
}

interface LinkTo {
  readonly place?: string;
  readonly embed?: string;
  readonly answers?: SharedAnswers;
}

/** The parts of a view that a link cannot carry. */
export type Uncarried = 'lesson' | 'picture' | 'checkpoint' | 'edits' | 'marked' | 'figures';

/** Milliseconds without a change before the address is written: Safari allows 100 `replaceState` calls in 30 s. */
const debounceMs = 350;

/**
 * The address of the page, which goes along with what the reader sets. It is left as it came until the reader changes
 * something; then it says all that decides the view, also what is as it was to begin with: another lesson, another
 * browser or a later version may begin with something else.
 */
export class PageAddress {
  readonly #parts: Parts;
  /** The checkpoint of the reader's own that was hashed last. */
  #hashed: { readonly bytes: ArrayBuffer; readonly hash: string | undefined } | undefined = $state.raw();
  /** The query of the view that the page opened with, as long as that is on the page. */
  #first: string | undefined;
  #changed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The link that the page was opened with. */
  get given(): GivenLink {
    return this.#parts.given;
  }

  /** Everything that the reader has set of the view; language and theme belong to whoever reads it. */
  readonly view: LinkedView = $derived.by(() => {
    const { session, marked, given, presenter, figures, classAnswers } = this.#parts;
    const { picture, extent, role, scale, checkpoint } = session.wish;
    const { opened } = session;
    const selection = session.selection.current;
    const { against } = session.earlier;
    const own = picture.kind === 'file' && opened;
    return {
      ...(picture.kind === 'card' && !given.files.waiting.picture && { card: picture.id }),
      ...(own && { picture: { width: opened.width, height: opened.height, name: picture.name } }),
      ...extentParts(extent),
      role,
      ...(checkpoint.kind === 'shipped' && { scale }),
      ...(this.#checkpoint && { checkpoint: this.#checkpoint }),
      ...(given.view.backend && { backend: session.report?.running ?? given.view.backend }),
      ...(selection ?? { site: noSite }),
      edits: session.edits.list,
      marked: marked.channels,
      ...(against !== 'nothing' && { against }),
      figures: figures.changed,
      ...(presenter.at !== undefined && { present: presenter.at }),
      ...(classAnswers.linked && { answers: classAnswers.linked }),
      ...given.files.waiting,
    };
  });

  /** Of the page's own address: language and theme stay in it where it came with them. */
  readonly query: string = $derived.by(() => {
    const { preferences, given } = this.#parts;
    const { locale, theme } = given.view;
    return writePermalink({
      ...this.view,
      ...(locale && { locale: preferences.locale }),
      ...(theme && { theme: preferences.theme }),
    });
  });

  /** What somebody who follows a link to this view will not have. */
  readonly uncarried: readonly Uncarried[] = $derived.by(() => {
    const { picture, checkpoint, edits = [], marked = [], figures = {} } = this.view;
    const all: Readonly<Record<Uncarried, boolean>> = {
      lesson: this.#parts.reading.open.name === 'own-lesson',
      picture: picture !== undefined,
      checkpoint: checkpoint !== undefined,
      edits: editsToAddress(edits) === undefined,
      marked: markedToAddress(marked) === undefined,
      figures: figuresToAddress(figures) === undefined,
    };
    return (Object.keys(all) as Uncarried[]).filter((part) => all[part]);
  });

  /** Writes the page's address `debounceMs` after the last change; called from an effect. */
  follow(): (() => void) | undefined {
    const { query } = this;
    this.#first ??= query;
    if (!this.#changed && query === this.#first) return undefined;
    this.#changed = true;
    const timer = setTimeout(() => write(`?${query}${location.hash}`), debounceMs);
    return () => clearTimeout(timer);
  }

  /** Loads the page anew with all that its address can carry; in a frame with what its parent page set. */
  reload(): void {
    if (this.#parts.given.view.embed === undefined) write(`?${this.query}${location.hash}`);
    location.reload();
  }

  /** Hashes the reader's own checkpoint; called from an effect. */
  followCheckpoint(): void {
    const { checkpoint } = this.#parts.session.wish;
    if (checkpoint.kind === 'shipped') return;
    const { bytes } = checkpoint;
    void hashOf(bytes).then((hash) => (this.#hashed = { bytes, hash }));
  }

  /** Whether links lead others to this page; not to the reader's own lesson, which is on this computer only. */
  get leadsHere(): boolean {
    return !this.uncarried.includes('lesson');
  }

  /**
   * The whole address of this view, also while the page's own is still to be written.
   * @param to another place on the page, by its id; or a figure in a frame; or what the reader predicted along with it
   */
  link({ place, ...more }: LinkTo = {}): string {
    const { embed } = more;
    const { locale, theme } = this.#parts.preferences;
    const address = new URL(location.href);
    // A frame looks like the page around it.
    const look = embed !== undefined && { locale, theme };
    address.search = writePermalink({ ...this.view, ...look, ...more });
    if (place !== undefined || embed !== undefined) address.hash = place ?? '';
    return address.href;
  }

  readonly #checkpoint: CheckpointNote | undefined = $derived.by(() => {
    const { checkpoint } = this.#parts.session.wish;
    const { shown } = this.#parts.session.run;
    if (checkpoint.kind === 'shipped' || shown?.wish.checkpoint !== checkpoint) return undefined;
    const hash = this.#hashed?.bytes === checkpoint.bytes ? this.#hashed.hash : undefined;
    return {
      config: shown.network.info.config,
      ...(hash !== undefined && { hash }),
      name: checkpoint.name,
    };
  });
}

function write(address: string): void {
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // The browser's rate limit: the next change writes this one too.
  }
}

export const [usePageAddress, providePageAddress] = createContext<PageAddress>();
