import { untrack } from 'svelte';
import type { ReaderError } from '../../image/reader-error.ts';
import type { RcanConfig } from '../../model/config.ts';
import { allSites } from '../../model/sites.ts';
import { channelsAt } from '../../model/site-channels.ts';
import { hasPlace } from '../../views/shared/channel-place.ts';
import type { Selection } from '../../views/shared/look.ts';
import { answersToAddress, type SharedAnswers } from '../permalink/answers-address.ts';
import { editsToAddress } from '../../session/edits/edits-address.ts';
import type { MarkedChannels } from '../../session/marked-channels.svelte.ts';
import type { Session } from '../../session/session.svelte.ts';
import { AwaitedFiles } from './awaited-files.svelte.ts';
import type { LinkedView } from '../permalink/linked-view.ts';
import { markedToAddress } from '../permalink/marked-address.ts';
import type { ReadLink } from '../permalink/permalink.ts';
import { ignored, type Expected, type Ignored } from '../permalink/unfit.ts';

/** The link that the page was opened with: what it asks for, and what of that cannot be done. */
export class GivenLink {
  readonly view: LinkedView;
  readonly files: AwaitedFiles;
  /** What was left out, until the reader has taken note of it. */
  ignored: readonly Ignored[] = $state.raw([]);
  /** The version of a link that is newer than this notebook, likewise. */
  newer: number | undefined = $state();
  #checked = false;

  constructor({ given, ignored: left, newer }: ReadLink) {
    this.view = given;
    this.files = new AwaitedFiles(given);
    this.ignored = left;
    this.newer = newer;
  }

  /** Leaves the edits out: the first network has no place for one of them. */
  refuseEdits(error: ReaderError): void {
    this.#leaveOut('edits', editsToAddress(this.view.edits ?? []) ?? '', { kind: 'edits', error });
  }

  /** Leaves predictions out: the page has no such questions. */
  refuseAnswers(answers: SharedAnswers): void {
    this.#leaveOut('answers', answersToAddress(answers) ?? '', { kind: 'question' });
  }

  dismiss(): void {
    [this.ignored, this.newer] = [[], undefined];
  }

  /**
   * Checks against the first network on the page, from an effect, what only a network can tell.
   * @param fallback selected in place of a site that it has not
   */
  check(session: Session, marked: MarkedChannels, fallback: Selection): void {
    const config = session.run.shown?.network.info.config;
    // What a link says of a reader's own network need not hold in the one that stands in for it.
    if (!config || this.#checked || this.files.checkpoint) return;
    this.#checked = true;
    untrack(() => {
      this.#checkSelection(config, session, fallback);
      this.#checkMarked(config, marked);
    });
  }

  #checkSelection(config: RcanConfig, session: Session, fallback: Selection): void {
    const selection = session.selection.current;
    if (!selection || selection.site !== (this.view.site ?? fallback.site)) return;
    const { site, channel } = selection;
    if (!allSites(config).includes(site)) {
      this.#leaveOut('site', site, { kind: 'site-of-network' });
      session.selection.current = fallback;
    } else if (channel !== undefined && channel >= channelsAt(config, site)) {
      this.#leaveOut('channel', String(channel), {
        kind: 'range',
        from: 0,
        to: channelsAt(config, site) - 1,
      });
      session.selection.current = { site, channel: 0 };
    }
  }

  #checkMarked(config: RcanConfig, marked: MarkedChannels): void {
    const strangers = marked.channels.filter((place) => !hasPlace(config, place));
    if (strangers.length === 0) return;
    this.#leaveOut('marked', markedToAddress(strangers) ?? '', { kind: 'site-of-network' });
    marked.channels = marked.channels.filter((place) => hasPlace(config, place));
  }

  #leaveOut(part: string, value: string, expected: Expected): void {
    this.ignored = [...this.ignored, ignored(part, value, expected)];
  }
}
