import { crop } from '../../image/crop.ts';
import type { Pixels } from '../../image/pixels.ts';
import { partName, channelParts } from '../../model/contribution-parts.ts';
import type { BlockPlace } from '../../model/blocks.ts';
import { attention } from '../../model/sites.ts';
import type { Contributions, KnownParts } from '../../session/run/contributions.svelte.ts';
import type { ChannelPart, SumPictures } from '../../views/contributions/effects.ts';
import { stepsOf, type Step } from '../../views/contributions/steps.ts';

/** The parts that are known of the last run, as the steps of a sum, and the pictures that belong to them. */
export class ShownSum {
  readonly #contributions: Pick<Contributions, 'known'>;
  #before: readonly [Step, ...Step[]] | undefined;
  #last: KnownParts | undefined;

  constructor(contributions: Pick<Contributions, 'known'>) {
    this.#contributions = contributions;
  }

  /** The last parts of which there is a sum: those of the run before, until enough of the next one's are known. */
  readonly #known: KnownParts | undefined = $derived.by(() => {
    const { known } = this.#contributions;
    if (known && stepsOf(known.of.network.info.config, known.pictures)) this.#last = known;
    return this.#last;
  });

  // Parts come in one by one: what depends on the run alone must not follow each of them.
  readonly run = $derived.by(() => this.#known?.of);
  readonly window = $derived.by(() => this.#known?.window);
  readonly config = $derived.by(() => this.run?.network.info.config);

  /** The same array for as long as its pictures are the same. */
  readonly steps: readonly [Step, ...Step[]] | undefined = $derived.by(() => {
    const next = this.config && this.#known && stepsOf(this.config, this.#known.pictures);
    const before = this.#before;
    const isSame =
      next?.length === before?.length && next?.every(({ picture }, i) => picture === before?.[i]?.picture);
    return isSame ? before : (this.#before = next);
  });

  readonly pictures: SumPictures | undefined = $derived.by(() => {
    if (!this.run) return undefined;
    const { picture, sr } = this.run;
    const bicubic = this.cut(picture.bicubic);
    return {
      lr: this.window ? bicubic : picture.lr,
      bicubic,
      output: this.cut(sr),
      truth: picture.hr && this.cut(picture.hr),
      scale: picture.scale,
    };
  });

  /** What of a picture of the output's size the sum shows. */
  cut(picture: Pixels): Pixels {
    return this.window ? crop(picture, this.window) : picture;
  }

  /** What each channel of a block adds; undefined until all are known. */
  channelsOf(place: BlockPlace): ChannelPart[] | undefined {
    const known = this.#known;
    if (!this.config || !known) return undefined;
    const s = known.of.trace.records.get(attention(place.group, place.block))?.data;
    const found = channelParts(this.config, place).flatMap((part, channel) => {
      const picture = known.pictures.get(partName(part));
      return picture ? [{ channel, attention: s?.[channel], picture }] : [];
    });
    return found.length === this.config.features ? found : undefined;
  }
}
