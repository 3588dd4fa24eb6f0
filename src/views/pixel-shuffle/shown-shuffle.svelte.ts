import {
  shuffleShape,
  sourceOf,
  targetOf,
  type ShuffleShape,
  type Source,
  type Target,
} from '../../analysis/pixel-shuffle.ts';
import { channelOf, phaseOf } from '../../model/channel-order.ts';
import { shuffleFactors, type UpscalerConfig } from '../../model/config.ts';
import { shuffle, upConv } from '../../model/sites.ts';
import type { Planes } from '../../trace/trace.ts';
import type { Selection } from '../shared/look.ts';
import type { Table } from '../shared/table.ts';
import type { Place } from './geometry.ts';
import { cropAt, cropPlanes, windows, type Crop } from './material.ts';
import type { ShuffleSettings } from './settings.ts';
import type { Stage } from './stage.ts';
import { shuffleSteps, type Step } from './steps.ts';
import { shuffleTable } from './table.ts';
import { toyBefore } from './toy.ts';

/** What a shuffle is taken from. */
interface ShuffleSource {
  readonly config: UpscalerConfig;
  /** Of the network's tail, as far as they were recorded. */
  readonly stages: readonly Stage[];
  readonly selection: Selection | undefined;
  readonly settings: ShuffleSettings;
}

export interface ShownValue {
  readonly source: Source;
  readonly target: Target;
  readonly value: number;
}

/** The shuffle on show with all of its numbers: what the settings ask for, as far as it was recorded. */
export class ShownShuffle {
  readonly #source: () => ShuffleSource;

  constructor(source: () => ShuffleSource) {
    this.#source = source;
  }

  readonly isToy: boolean = $derived.by(() => this.#source().settings.data === 'addresses');
  readonly order = $derived.by(() => this.#source().settings.order);

  /** The tail on show: the network's own, or in the toy the one that the reader asks for. */
  readonly tail: UpscalerConfig = $derived.by(() => {
    const { config, settings } = this.#source();
    if (!this.isToy) return config;
    return {
      ...config,
      scale: settings.scale ?? config.scale,
      colors: settings.colors ?? config.colors,
    };
  });

  readonly factors = $derived(shuffleFactors(this.tail.scale));
  /** From 0. */
  readonly stageIndex: number = $derived.by(
    () => Math.min(this.#source().settings.stage, this.factors.length) - 1,
  );
  readonly factor = $derived(this.factors[this.stageIndex] ?? 2);
  readonly stage: Stage | undefined = $derived.by(() => this.#source().stages[this.stageIndex]);

  /** The maps before the shuffle. A record of another network, here until the new one has run, is not of this shuffle. */
  readonly before: Planes | undefined = $derived.by(() => {
    const { config } = this.#source();
    const before = this.stage?.before;
    return before?.channels === config.features * this.factor ** 2 ? before : undefined;
  });

  readonly #size = $derived.by(() => windows[this.#source().settings.window]);
  readonly #corner = $derived.by(() => this.#source().settings.corner);

  /** The window of this picture's maps, in the middle until the reader moves it. */
  readonly crop: Crop | undefined = $derived.by(() => {
    const [before, size] = [this.before, this.#size];
    if (!before || this.isToy) return undefined;
    const [x, y] = this.#corner ?? [(before.width - size.width) / 2, (before.height - size.height) / 2];
    return cropAt(x, y, size, before);
  });
  readonly origin = $derived({ x: this.crop?.x ?? 0, y: this.crop?.y ?? 0 });

  readonly maps: Planes | undefined = $derived.by(() => {
    if (this.isToy) return toyBefore(this.tail.scale, this.stageIndex, this.order);
    return this.before && this.crop && cropPlanes(this.before, this.crop);
  });
  readonly shape: ShuffleShape | undefined = $derived(
    this.maps && shuffleShape(this.maps, this.factor, this.order),
  );
  readonly steps: readonly [Step, Step, Step, Step] | undefined = $derived(
    this.maps && this.shape && shuffleSteps(this.maps, this.shape),
  );

  /** How many feature channels there are. */
  readonly features: number = $derived.by(() => this.shape?.features ?? this.#source().config.features);
  /** The chosen one: that of the selection where it is in this picture's shuffle. */
  readonly feature: number = $derived.by(() => {
    const chosen = (this.isToy ? undefined : this.#selected()) ?? this.#source().settings.feature;
    return Math.min(this.features - 1, chosen);
  });

  #selected(): number | undefined {
    const { selection } = this.#source();
    if (selection?.channel === undefined || !this.shape) return undefined;
    if (selection.site === shuffle(this.stageIndex)) return selection.channel;
    if (selection.site === upConv(this.stageIndex))
      return phaseOf(this.order, this.shape, selection.channel).feature;
    return undefined;
  }

  /** Whether a value of the chosen feature channel is on show. */
  has({ i, j, y, x }: Place): boolean {
    const { shape, factor } = this;
    return shape !== undefined && i < factor && j < factor && y < shape.height && x < shape.width;
  }

  /** The value at a place, and where it is in the whole maps and in the whole output; undefined while there is none. */
  valueAt(place: Place): ShownValue | undefined {
    const { shape, steps, factor, feature, origin } = this;
    if (!shape || !steps) return undefined;
    const map = channelOf(this.order, shape, { feature, i: place.i, j: place.j });
    const { row, column } = targetOf(shape, map, place.y, place.x);
    const value = steps[3].data[(feature * shape.height * factor + row) * shape.width * factor + column];
    const target = { feature, row: row + origin.y * factor, column: column + origin.x * factor };
    return { target, source: sourceOf(shape, target), value: value ?? NaN };
  }

  /** Brings together the numbers that are drawn; undefined while there are none. */
  readonly table: (() => Table) | undefined = $derived.by(() => {
    const { shape, steps, feature, origin } = this;
    return shape && steps && (() => shuffleTable(shape, steps, feature, origin));
  });
}
