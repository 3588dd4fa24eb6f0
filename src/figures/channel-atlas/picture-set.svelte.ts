import { range } from 'd3';
import { createContext } from 'svelte';
import type { SpectrumOptions } from '../../analysis/power-spectrum.ts';
import type { RunRequest, RunResult } from '../../engine/protocol.ts';
import { cardIds, type CardId } from '../../image/cards/index.ts';
import type { Pixels } from '../../image/pixels.ts';
import type { UpscalerConfig, Scale } from '../../model/config.ts';
import type { Edit } from '../../model/edits/edit.ts';
import { serializeEdits } from '../../model/edits/serialize-edits.ts';
import { attention, blockConv2 } from '../../model/sites.ts';
import type { MeasuredPicture } from '../../views/channel-atlas/points.ts';
import type { MeasuredBlock } from '../../views/channel-points/points.ts';
import { Sweep } from '../sweep/sweep.svelte.ts';
import { shippedName } from '../../session/run/shipped-weights.ts';
import type { Spectra } from '../../session/measure/spectra.ts';
import type { CheckpointChoice } from '../../session/run/wish.ts';

/** A picture of the reader's own in the set, as the network gets it. */
export interface OwnPicture {
  readonly name: string;
  readonly lr: Pixels;
}

export type SetPicture = CardId | OwnPicture;

/** What a set is measured with: the network on the page, at one group, in one way. */
export interface SetRun {
  readonly checkpoint: CheckpointChoice;
  readonly config: UpscalerConfig;
  readonly group: number;
  readonly edits: readonly Edit[];
  readonly spectrum: SpectrumOptions;
}

interface SetParts {
  /** One run in the background through the network on the page. */
  readonly measure: (
    request: Pick<RunRequest, 'picture' | 'sites' | 'edits'>,
    signal: AbortSignal,
  ) => Promise<RunResult>;
  /** The LR picture of a card. */
  readonly card: (id: CardId, scale: Scale) => Promise<Pixels>;
  readonly spectra: Pick<Spectra, 'channels'>;
}

type Measured = ReadonlyMap<CardId | Pixels, MeasuredPicture>;

/**
 * The channels of a group over a set of pictures: the test cards, and pictures of the reader's own. They are run one
 * after the other in the background. What was measured is remembered, whatever the page shows meanwhile.
 */
export class PictureSet {
  /** Pictures of the reader's own that stay in the set. */
  kept: readonly OwnPicture[] = $state.raw([]);
  readonly sweep: Sweep<SetPicture, MeasuredPicture>;
  readonly #parts: SetParts;
  #run: SetRun | undefined = $state.raw();
  #known: ReadonlyMap<string, Measured> = $state.raw(new Map());
  readonly #files = new WeakMap<ArrayBuffer, number>();
  #fileCount = 0;

  constructor(parts: SetParts) {
    this.#parts = parts;
    this.sweep = new Sweep({ measure: (picture, signal) => this.#measure(picture, signal) });
  }

  /** The test cards, the pictures that are kept, and the one on the page where it is the reader's own. */
  pictures(shown: OwnPicture | undefined): readonly SetPicture[] {
    const isKept = shown && this.kept.some(({ lr }) => lr === shown.lr);
    return [...cardIds, ...this.kept, ...(shown && !isKept ? [shown] : [])];
  }

  /** What was measured of a picture in this way. */
  found(run: SetRun, picture: SetPicture): MeasuredPicture | undefined {
    return this.#known.get(this.#keyOf(run))?.get(identity(picture));
  }

  /** Measures those of the pictures that have not been. Settles when that is done, was cancelled or has failed. */
  start(run: SetRun, pictures: readonly SetPicture[]): Promise<void> {
    this.#run = run;
    return this.sweep.start(pictures.filter((picture) => !this.found(run, picture)));
  }

  /** Whether the last start was of this. */
  isOf(run: SetRun): boolean {
    return this.#run !== undefined && this.#keyOf(this.#run) === this.#keyOf(run);
  }

  async #measure(picture: SetPicture, signal: AbortSignal): Promise<MeasuredPicture> {
    const run = this.#run!;
    const { config, group, edits, spectrum } = run;
    const lr = typeof picture === 'string' ? await this.#parts.card(picture, config.scale) : picture.lr;
    const sites = range(config.blocks).map((block) => blockConv2(group, block));
    // Only edits that are there: a run with a list keeps maps for the next one over the same picture.
    const request = { picture: lr, sites, ...(edits.length > 0 && { edits }) };
    const { records } = (await this.#parts.measure(request, signal)).trace;
    const blocks: MeasuredBlock[] = [];
    for (const block of range(config.blocks)) {
      const maps = records.get(blockConv2(group, block));
      const factors = records.get(attention(group, block));
      if (!maps || !factors) throw new Error(`The run recorded nothing of block ${block} of group ${group}.`);
      const table = await this.#parts.spectra.channels(maps, { spectrum, signal });
      blocks.push({ group, block, table, attention: factors.data });
    }
    signal.throwIfAborted();
    const key = this.#keyOf(run);
    const others = this.#known.get(key) ?? new Map<CardId | Pixels, MeasuredPicture>();
    this.#known = new Map([...this.#known, [key, new Map([...others, [identity(picture), blocks]])]]);
    return blocks;
  }

  /** The same text for what gives the same numbers. */
  #keyOf({ checkpoint, config, group, edits, spectrum }: SetRun): string {
    const network =
      checkpoint.kind === 'file' ? this.#fileNumber(checkpoint.bytes) : shippedName(config.scale);
    return [network, group, spectrum.window, spectrum.mean, serializeEdits(edits)].join(' ');
  }

  #fileNumber(bytes: ArrayBuffer): number {
    const number = this.#files.get(bytes) ?? ++this.#fileCount;
    this.#files.set(bytes, number);
    return number;
  }
}

const identity = (picture: SetPicture): CardId | Pixels =>
  typeof picture === 'string' ? picture : picture.lr;

export const [usePictureSet, providePictureSet] = createContext<PictureSet>();
