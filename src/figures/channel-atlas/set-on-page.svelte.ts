import { sum } from 'd3';
import type { PictureSetHandles, PictureSetStatus } from '../../views/channel-atlas/picture-set.ts';
import type { MeasuredPicture } from '../../views/channel-atlas/points.ts';
import { atlasWords } from '../../views/channel-atlas/words.ts';
import { sampleWords } from '../../session/locale/sample-words.ts';
import { networkName, pictureName } from '../../session/naming.ts';
import type { Preferences } from '../../session/locale/preferences.svelte.ts';
import type { Session } from '../../session/session.svelte.ts';
import { cardLrSide } from '../../session/run/wish.ts';
import type { Frequency } from '../../views/frequency/frequency.ts';
import { sweepHandles, sweepStatus } from '../sweep/sweep-view.ts';
import type { OwnPicture, PictureSet, SetPicture, SetRun } from './picture-set.svelte.ts';

/** The set of pictures as it stands for what the page shows: its network, the chosen group, the way to measure. */
export class SetOnPage {
  readonly handles: PictureSetHandles;
  readonly #session: Session;
  readonly #set: PictureSet;
  readonly #frequency: Pick<Frequency, 'options'>;
  readonly #preferences: Preferences;

  /** Made while a component is set up, and ended with it. */
  constructor(
    session: Session,
    set: PictureSet,
    frequency: Pick<Frequency, 'options'>,
    preferences: Preferences,
  ) {
    [this.#session, this.#set] = [session, set];
    [this.#frequency, this.#preferences] = [frequency, preferences];
    this.handles = {
      ...sweepHandles(set.sweep, () => {
        if (this.#run) void set.start(this.#run, this.#pictures);
      }),
      onkeep: () => {
        if (this.#own) set.kept = [...set.kept, this.#own];
      },
      ondrop: (place) => (set.kept = set.kept.filter((_, i) => i !== place)),
    };
    // What is under way would be of another group, network or window than the page's.
    $effect(() => {
      if (!this.#isUnderWay) set.sweep.cancel();
    });
    $effect(() => () => set.sweep.cancel());
  }

  readonly #run: SetRun | undefined = $derived.by(() => {
    const { shown } = this.#session.run;
    const { place } = this.#session.selection;
    if (!shown) return undefined;
    const { network, wish, edits } = shown;
    const { config } = network.info;
    const spectrum = this.#frequency.options;
    return { checkpoint: wish.checkpoint, config, group: place.group, edits, spectrum };
  });

  readonly #isUnderWay: boolean = $derived.by(() => this.#run !== undefined && this.#set.isOf(this.#run));

  /** The picture on the page, unless it is a card as the set has it, or so large that it goes through in tiles. */
  readonly #own: OwnPicture | undefined = $derived.by(() => {
    const { shown } = this.#session.run;
    if (!shown || shown.wish.extent.kind === 'whole') return undefined;
    const { wish, picture } = shown;
    if (wish.picture.kind === 'card' && wish.role === 'hr') return undefined;
    return { name: pictureName(wish.picture, this.#text), lr: picture.lr };
  });

  readonly #pictures: readonly SetPicture[] = $derived.by(() => this.#set.pictures(this.#own));

  readonly #known: readonly { readonly picture: SetPicture; readonly found: MeasuredPicture }[] = $derived(
    this.#pictures.flatMap((picture) => {
      const found = this.#run && this.#set.found(this.#run, picture);
      return found ? [{ picture, found }] : [];
    }),
  );

  /** Of every picture that has been measured, all blocks of the group. */
  readonly found: readonly MeasuredPicture[] = $derived(this.#known.map(({ found }) => found));

  /** What it was measured on, in words. */
  readonly sample: string | undefined = $derived.by(() => {
    const run = this.#run;
    if (!run) return undefined;
    const own = this.#known.flatMap(({ picture }) => (typeof picture === 'string' ? [] : [picture]));
    const names = own.map(({ name, lr }) => `${name} (${lr.width} × ${lr.height} px)`);
    const cards = atlasWords[this.#preferences.locale].set(this.#known.length - own.length, names);
    const side = `${cardLrSide} × ${cardLrSide}`;
    return this.#text.sample(cards, side, undefined, networkName(run.config, run.edits, this.#text));
  });

  readonly status: PictureSetStatus = $derived.by(() => {
    const { sweep, kept } = this.#set;
    const status = sweepStatus(sweep, this.#preferences.locale);
    const isKept = kept.some(({ lr }) => lr === this.#own?.lr);
    return {
      sweep: {
        ...status,
        state: this.#isUnderWay ? status.state : 'idle',
        next: this.#pictures.length - this.#known.length,
        estimate: this.#estimate(),
      },
      pictures: this.#pictures.length,
      measured: this.#known.length,
      kept: kept.map(({ name }) => name),
      passing: isKept ? undefined : this.#own?.name,
    };
  });

  /** Seconds that the pictures still to be run take, each as many per pixel as the one on the page. */
  #estimate(): number {
    const { shown } = this.#session.run;
    if (!shown) return 0;
    const missing = this.#pictures.filter((one) => !this.#known.some(({ picture }) => picture === one));
    const pixels = sum(missing, (one) =>
      typeof one === 'string' ? cardLrSide ** 2 : one.lr.width * one.lr.height,
    );
    const { width, height } = shown.picture.lr;
    return (shown.milliseconds / 1000) * (pixels / (width * height));
  }

  get #text() {
    return sampleWords[this.#preferences.locale];
  }
}
