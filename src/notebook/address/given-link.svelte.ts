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
import type { Lesson } from '../../lessons/lesson.ts';
import { AwaitedFiles } from './awaited-files.svelte.ts';
import { readFigures, type FigureValues } from './given-figures.ts';
import type { LinkedView } from '../permalink/linked-view.ts';
import { markedToAddress } from '../permalink/marked-address.ts';
import type { ReadLink } from '../permalink/permalink.ts';
import { ignored, type Expected, type Ignored } from '../permalink/unfit.ts';

/** The link that the page was opened with, and the parts of it that cannot be applied. */
export class GivenLink {
  readonly view: LinkedView;
  readonly files: AwaitedFiles;
  /** The parts that were left out, until the reader dismisses the notice. */
  ignored: readonly Ignored[] = $state.raw([]);
  /** The link's version if newer than this notebook's, until dismissed. */
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

  /** The settings that the link gives to figures of the page; those that the page's figures do not know are left out. */
  figures(lesson: Lesson): FigureValues {
    const { values, left } = readFigures(this.view.figures ?? {}, lesson);
    for (const { text, expected } of left) this.#leaveOut('figures', text, expected);
    return values;
  }

  /** The reader has dismissed the notice. */
  dismiss(): void {
    [this.ignored, this.newer] = [[], undefined];
  }

  /**
   * Checks selection and marks against the first network that runs; called from an effect.
   * @param fallback selected in place of a site that the network does not have
   */
  check(session: Session, marked: MarkedChannels, fallback: Selection): void {
    const config = session.run.shown?.network.info.config;
    // While the link's own checkpoint is awaited, its sites may not exist in the shipped network.
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
    const mismatches = marked.channels.filter((place) => !hasPlace(config, place));
    if (mismatches.length === 0) return;
    this.#leaveOut('marked', markedToAddress(mismatches) ?? '', { kind: 'site-of-network' });
    marked.channels = marked.channels.filter((place) => hasPlace(config, place));
  }

  #leaveOut(part: string, value: string, expected: Expected): void {
    this.ignored = [...this.ignored, ignored(part, value, expected)];
  }
}
