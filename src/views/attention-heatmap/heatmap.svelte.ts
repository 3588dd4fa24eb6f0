import type { RcanConfig } from '../../model/config.ts';
import { addedValue, type AddedPoint } from '../channel-points/added.ts';
import type { Reference } from '../shared/against.ts';
import { amplification } from '../shared/change.ts';
import { attentionMap, divergingMap, inkMap } from '../shared/colour.ts';
import { GridCursor } from '../shared/grid-cursor.svelte.ts';
import { blockState, type MeasuredUnits, type UnitState } from '../hidden-units/state.ts';
import type { Look, Selection } from '../shared/look.ts';
import { spareRoom } from '../shared/spare-room.ts';
import { changedRows, largestChange, stillRows } from './changes.ts';
import { heatmapLayout, type HeatmapCell } from './layout.ts';
import { blockRows, channelOrder, observedRange, type AttentionOf, type BlockRow } from './rows.ts';
import { selectedCells, type SelectedCells } from './selected-cells.ts';
import type { HeatmapSettings } from './settings.ts';

/** What a heat map is drawn from. */
export interface HeatmapSource {
  readonly look: Look;
  readonly config: RcanConfig;
  /** s of a block; absent while the run has not reached it. */
  readonly attention: AttentionOf;
  /** The hidden units of a block in this run; absent while they are not known. */
  readonly hidden?: AttentionOf | undefined;
  /** What is known of them from other pictures. */
  readonly measured?: ((group: number, block: number) => MeasuredUnits | undefined) | undefined;
  /** What the channels of a block add to the output, by their numbers; absent where it has not been computed. */
  readonly added?: ((group: number, block: number) => readonly AddedPoint[] | undefined) | undefined;
  /** The run that attention is laid against, of the same network's shape. */
  readonly earlier?: { readonly reference: Reference; readonly attention: AttentionOf } | undefined;
  readonly selection?: Selection | undefined;
  readonly settings: HeatmapSettings;
}

/** A channel of a block. */
export interface BlockChannel {
  readonly row: BlockRow;
  readonly channel: number;
}

const first: BlockRow = { group: 0, block: 0 };

/** A heat map as it is drawn, and what its reader points at. */
export class Heatmap {
  readonly #source: () => HeatmapSource;
  /** CSS pixels that it may take, with what stands above and below. */
  width = $state(720);
  room = $state(544);
  head = $state(70);
  foot = $state(60);
  /** How much larger than 16 px text is. */
  scale = $state(1);
  /** The cell under the pointer. */
  pointed: HeatmapCell | undefined = $state.raw();
  /** Whether the keyboard is in it. */
  focused = $state(false);

  readonly rows = $derived.by(() => blockRows(this.#source().config, this.#source().attention));
  /** What the hidden units of each row's block do together. */
  readonly states: readonly (UnitState | undefined)[] = $derived.by(() => {
    const { hidden, measured } = this.#source();
    return this.rows.map(({ group, block }) => {
      const units = hidden?.(group, block);
      return units && blockState(units, measured?.(group, block));
    });
  });
  readonly layout = $derived.by(() => {
    const height = this.room + spareRoom(this.width / this.scale) - this.head - this.foot;
    return heatmapLayout(this.#source().config, {
      width: this.width / this.scale,
      height: height / this.scale,
    });
  });
  readonly colour = $derived.by(() => this.#source().settings.colour);
  readonly measure = $derived.by(() => this.#source().settings.added);
  /** s of another run, where colour stands for the change since. */
  readonly earlier: readonly BlockRow[] | undefined = $derived.by(() => {
    const { earlier, config, settings } = this.#source();
    return earlier && settings.colour === 'attention' ? blockRows(config, earlier.attention) : undefined;
  });
  readonly #changes = $derived.by(() => this.earlier && changedRows(this.rows, this.earlier));
  /** How changes are amplified, and which rows do not change. */
  readonly change = $derived.by(() => {
    const changes = this.#changes;
    const reference = this.#source().earlier?.reference;
    return changes && reference
      ? { reference, ...amplification(largestChange(changes), 1), still: stillRows(changes) }
      : undefined;
  });
  /** What the colours stand for, row by row: attention, or its change, or what channels add. */
  readonly painted: readonly BlockRow[] = $derived.by(() =>
    this.#source().settings.colour === 'added'
      ? blockRows(this.#source().config, (g, b) => this.addedOf(g, b))
      : (this.#changes ?? this.rows),
  );
  /** Between which values the colours lie; of attention, those of the margin too while colour stands for its change. */
  readonly domain = $derived.by((): readonly [number, number] => {
    const { settings } = this.#source();
    if (settings.colour === 'attention')
      return (settings.range === 'found' ? observedRange(this.rows) : undefined) ?? [0, 1];
    const [least, most] = observedRange(this.painted) ?? [0, 1];
    // Nothing is added at the light end; shares lie close together, far from 0.
    if (settings.added === 'share') return [least, most];
    return [0, most > 0 ? most : 1];
  });
  readonly map = $derived.by(() => {
    const { look, settings } = this.#source();
    if (this.change) return divergingMap(look.theme, this.change.limit);
    return (settings.colour === 'attention' ? attentionMap : inkMap)(look.theme, this.domain);
  });
  readonly selected = $derived.by(() => selectedCells(this.#source().config, this.#source().selection));

  /** The selected block, else the first of the selected group, else of all. */
  readonly chosenIndex = $derived.by(() => this.selected.rows?.[0] ?? 0);
  readonly chosen: BlockRow = $derived.by(() => this.rows[this.chosenIndex] ?? first);
  /** The channel in each column. */
  readonly order = $derived.by(() => {
    const { config, settings } = this.#source();
    const { group, block, values } = this.chosen;
    const ranking = { number: undefined, block: values, added: this.addedOf(group, block) };
    return channelOrder(config.features, ranking[settings.sort]);
  });

  readonly cursor = new GridCursor(
    () => ({ rows: this.rows.length, order: this.order, page: this.#source().config.blocks }),
    () => ({
      row: this.chosenIndex,
      item: Math.min(this.selected.channel ?? 0, this.#source().config.features - 1),
    }),
  );
  readonly cursorCell: HeatmapCell = $derived.by(() => ({
    row: this.cursor.at.row,
    column: this.cursor.column,
  }));
  /** Whether a single cell is selected. */
  readonly isCellSelected = $derived.by(
    () => this.selected.row !== undefined && this.selected.channel !== undefined,
  );
  /** What is framed as selected: where the keyboard is, which the page's selection follows. */
  readonly framed = $derived.by((): SelectedCells => {
    if (!this.isCellSelected) return this.selected;
    const { row, item } = this.cursor.at;
    return { row, rows: [row, 1], channel: item };
  });
  /** The cell that is pointed at, or that the keyboard is at while none is selected. */
  readonly active: HeatmapCell | undefined = $derived.by(
    () => this.pointed ?? (this.focused && !this.isCellSelected ? this.cursorCell : undefined),
  );
  /** The cell that is read, and that keys act on: the active one, else the one that is framed. */
  readonly read: HeatmapCell | undefined = $derived.by(
    () => this.active ?? (this.isCellSelected ? this.cursorCell : undefined),
  );

  constructor(source: () => HeatmapSource) {
    this.#source = source;
  }

  /** What the channels of a block add, by the measure that is set; 0 for a share of nothing. */
  addedOf(group: number, block: number): Float32Array | undefined {
    const { added, settings } = this.#source();
    const points = added?.(group, block);
    return points && Float32Array.from(points, (point) => addedValue(point, settings.added, 'with') || 0);
  }

  /** What a channel adds; absent where it has not been computed. */
  addedBy({ row: { group, block }, channel }: BlockChannel): AddedPoint | undefined {
    return this.#source().added?.(group, block)?.[channel];
  }

  /** What the hidden units of a row's block do, and on what pictures they were measured. */
  unitsOf({ group, block }: BlockRow): { readonly state: UnitState; readonly measured?: MeasuredUnits } {
    const state = this.states[group * this.#source().config.blocks + block] ?? 'on';
    const measured = this.#source().measured?.(group, block);
    return measured ? { state, measured } : { state };
  }

  /** s of a channel in the run that it is laid against. */
  before({ row: { group, block }, channel }: BlockChannel): number | undefined {
    return this.earlier?.[group * this.#source().config.blocks + block]?.values?.[channel];
  }

  /** What a cell stands for. */
  channelAt({ row, column }: HeatmapCell): BlockChannel {
    return { row: this.rows[row] ?? first, channel: this.order[column] ?? 0 };
  }
}
