import type { RcanConfig } from '../../model/config.ts';
import { attention, pooled } from '../../model/sites.ts';
import { divergingMap, largestMagnitude } from '../shared/colour.ts';
import type { Look, Selection } from '../shared/look.ts';
import { unitStates, type MeasuredUnits } from '../hidden-units/state.ts';
import { hiddenUnitWords } from '../hidden-units/words.ts';
import { picked } from '../shared/picked.ts';
import { leastWide, spareRoom } from '../shared/spare-room.ts';
import type { BlockMaps, BlockVectors, BlockWeights } from './data.ts';
import { unfoldedLayout, type Pointed } from './layout.ts';
import type { UnfoldedSettings } from './settings.ts';
import { limits, thumbnails } from './thumbnails.ts';

/** What an unfolded block is drawn from. */
export interface UnfoldedSource {
  readonly look: Look;
  readonly config: RcanConfig;
  readonly group: number;
  readonly block: number;
  readonly maps: BlockMaps;
  readonly vectors: BlockVectors;
  /** The block's W_D, W_U and biases; absent until they have been read. */
  readonly weights?: BlockWeights | undefined;
  /** What is known of its hidden units from other pictures. */
  readonly measured?: MeasuredUnits | undefined;
  readonly selection?: Selection | undefined;
  readonly settings: UnfoldedSettings;
}

/** From this width on what is computed stands beside the drawing, not under it. */
const leastBeside = 1040;
/** What is computed takes, in pixels: its width beside the drawing, its height under it, in a wide window and a narrow one. */
const panel = { width: 312, below: 372, narrow: 226 };
/** Of the row of steps. */
const stepsHeight = 34;

/** An unfolded block as it is drawn, and what its reader points at. Lengths are CSS pixels. */
export class Unfolded {
  readonly #source: () => UnfoldedSource;
  /** What the figure may take, with what stands above the drawing. */
  width = $state(1088);
  room = $state(544);
  head = $state(40);
  /** How much larger than 16 px text is. */
  scale = $state(1);
  /** What is under the pointer. */
  pointed: Pointed | undefined = $state.raw();

  readonly sites = $derived.by(() => {
    const { group, block } = this.#source();
    return { z: pooled(group, block), s: attention(group, block) };
  });
  /** The channel that is selected on the page. */
  readonly selected = $derived.by(() => picked(this.#source().config, this.#source().selection).channel);
  /** The channel that the keyboard is at: the selected one, then where keys lead, until that changes. */
  cursor = $derived.by(() => Math.min(this.selected ?? 0, this.#source().config.features - 1));

  /** Whether what is computed stands beside the drawing. */
  readonly beside = $derived.by(() => this.width / this.scale >= leastBeside);
  readonly layout = $derived.by(() => {
    const { config, maps, settings } = this.#source();
    const aspect = maps.before ? maps.before.height / maps.before.width : 1;
    const isNarrow = this.width / this.scale < leastWide;
    const below = this.beside ? 0 : isNarrow ? panel.narrow : panel.below;
    const above = isNarrow ? 0 : this.head;
    const available = {
      width: this.width / this.scale - (this.beside ? panel.width : 0),
      height: (this.room + spareRoom(this.width / this.scale) - above) / this.scale - stepsHeight - below,
    };
    return unfoldedLayout(config, available, aspect, settings.step);
  });
  /** Whether the hidden units have room: in a narrow window, only beside the matrices. */
  readonly showsUnits = $derived.by(
    () => this.layout.parts.has('squeeze') || this.layout.parts.has('excite'),
  );
  /** What is read: under the pointer, else what was kept. */
  readonly channel = $derived.by(() =>
    Math.min(this.pointed?.channel ?? this.cursor, this.#source().config.features - 1),
  );
  readonly unit = $derived.by(() =>
    Math.min(this.pointed?.unit ?? this.#source().settings.unit, this.layout.hidden - 1),
  );
  /** What each hidden unit is known to do; empty while the run has not reached the block. */
  readonly states = $derived.by(() =>
    unitStates(this.#source().vectors.hidden ?? [], this.#source().measured),
  );
  /** What the unit that is read is known to do, in words; empty where nothing is. */
  readonly unitTold = $derived.by(() => {
    const { look, measured } = this.#source();
    const state = this.states[this.unit];
    return state ? hiddenUnitWords[look.locale].unit(state, this.unit, measured) : '';
  });
  readonly step = $derived.by(() => this.pointed?.step ?? this.#source().settings.step);

  // Apart from the thumbnails, which are not to be made again when the other maps have come.
  readonly #before = $derived.by(() => this.#source().maps.before);
  readonly #after = $derived.by(() => this.#source().maps.after);
  readonly before = $derived.by(() => (this.#before ? thumbnails(this.#before) : []));
  readonly after = $derived.by(() => (this.#after ? thumbnails(this.#after) : []));
  /** Limits of the maps' colours, one per channel, before and after alike. */
  readonly limits = $derived.by(() =>
    limits(this.before.length > 0 ? this.before : this.after, this.#source().settings.range),
  );
  readonly commonMap = $derived.by(() => divergingMap(this.#source().look.theme, this.limits[0] ?? 0));
  readonly weightMap = $derived.by(() => {
    const { weights, look } = this.#source();
    const all = weights ? [weights.wd, weights.bd, weights.wu, weights.bu] : [];
    return divergingMap(
      look.theme,
      Math.max(0, ...all.map((weight) => (weight ? largestMagnitude(weight.data) : 0))),
    );
  });

  constructor(source: () => UnfoldedSource) {
    this.#source = source;
  }

  get source(): UnfoldedSource {
    return this.#source();
  }
}
