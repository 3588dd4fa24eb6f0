import type { Edit } from '../../model/edits/edit.ts';
import type { Site } from '../../model/sites.ts';
import { isBrowserKey } from '../shared/keys.ts';
import { changeChannel, type ChannelChange } from './change-edits.ts';
import { channelChange } from './channel-keys.ts';
import { channelMarks, type ChannelMark } from './channel-marks.ts';
import type { Editing } from './editing.ts';
import { ValueDrag } from './value-drag.ts';

/** A number of the attention or of the pooled means at a site. */
export interface VectorChannel {
  readonly site: Site;
  readonly channel: number;
}

/** What the reader does to single channels: by buttons and sliders, by keys, or by dragging a value up and down. */
export class ChannelEditing {
  readonly #editing: () => Editing | undefined;
  readonly #features: () => number;
  #drag: ValueDrag<VectorChannel> | undefined;

  /**
   * @param editing undefined where nothing can be edited
   * @param features channels of a vector
   */
  constructor(editing: () => Editing | undefined, features: () => number) {
    this.#editing = editing;
    this.#features = features;
  }

  get enabled(): boolean {
    return this.#editing() !== undefined;
  }

  get edits(): readonly Edit[] {
    return this.#editing()?.edits ?? [];
  }

  /** What was done to each edited channel of the vector at a site. */
  marks(site: Site): ReadonlyMap<number, ChannelMark> {
    return channelMarks(this.edits, site, this.#features());
  }

  mark({ site, channel }: VectorChannel): ChannelMark | undefined {
    return this.marks(site).get(channel);
  }

  /** A number that is set again and again is one gesture until `end`. */
  change({ site, channel }: VectorChannel, change: ChannelChange): void {
    const gesture = typeof change === 'object' ? `${site}/${channel}` : undefined;
    this.#editing()?.edit(changeChannel(this.edits, site, channel, change), gesture);
  }

  /**
   * Does to a channel what a key means; see `channelChange` for the keys.
   * @param value what the channel is now; undefined while it is not known
   * @returns whether the key means anything
   */
  press(event: KeyboardEvent, at: VectorChannel, value: number | undefined): boolean {
    if (!this.enabled || isBrowserKey(event)) return false;
    const change = channelChange(event.key, this.mark(at), value);
    if (change === undefined) return false;
    event.preventDefault();
    this.change(at, change);
    return true;
  }

  /** The channel that a pointer holds. */
  get held(): VectorChannel | undefined {
    return this.#drag?.target;
  }

  /** Takes hold of a channel whose attention is `value`, with the pointer `y` px from the top. */
  grab(at: VectorChannel, value: number, y: number): void {
    if (this.enabled) this.#drag = new ValueDrag(at, value, y);
  }

  /** Sets the channel that is held as the pointer moves; whether that is more than a click. */
  drag(y: number): boolean {
    const value = this.#drag?.at(y);
    if (!this.#drag || value === undefined) return false;
    this.change(this.#drag.target, { force: value });
    return true;
  }

  /** Whether it was more than a click. */
  letGo(): boolean {
    const wasDragged = this.#drag?.moved ?? false;
    this.#drag = undefined;
    if (wasDragged) this.end();
    return wasDragged;
  }

  /** The gesture is over: a slider, a key or the pointer is let go of. */
  end(): void {
    this.#editing()?.endGesture();
  }
}
