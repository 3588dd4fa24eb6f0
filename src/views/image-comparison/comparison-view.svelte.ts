import type { Attachment } from 'svelte/attachments';
import { errorLimit, errorPlane } from '../../analysis/error-map.ts';
import type { Score } from '../../analysis/metrics.ts';
import type { Pixels } from '../../image/pixels.ts';
import type { Reference } from '../shared/against.ts';
import { amplification, type Amplification } from '../shared/change.ts';
import { inkMap, largestMagnitude } from '../shared/colour.ts';
import { densityOf } from '../shared/density.ts';
import type { Look } from '../shared/look.ts';
import { outputName } from '../shared/output-name.ts';
import { colourAt, errorLayer, pictureLayer, type Layer } from './layers.ts';
import { pictureNames, type PictureName } from './picture-names.ts';
import type { Reading } from './reading.ts';
import type { ComparisonSettings, ErrorReference } from './settings.ts';
import {
  crisp,
  fillZoom,
  fitted,
  fitZoom,
  stepZoom,
  zoomTo,
  type Point,
  type Size,
  type Viewport,
} from './viewport.ts';
import { words } from './words.ts';

/** The output of the run that figures are laid against. */
export interface EarlierOutput {
  readonly reference: Reference;
  readonly sr: Pixels;
  readonly score?: Score | undefined;
}

/** What is compared, and how. */
export interface ComparisonSource {
  readonly look: Look;
  readonly lr: Pixels;
  readonly bicubic: Pixels;
  /** The network's output; absent while it is awaited. */
  readonly sr?: Pixels | undefined;
  /** The output without the reader's edits, where `sr` is with them. */
  readonly plain?: Pixels | undefined;
  /** The true picture, where it is known; of the same size as `bicubic`. */
  readonly hr?: Pixels | undefined;
  /** The output of another run, of the same size, and its score. */
  readonly earlier?: EarlierOutput | undefined;
  readonly scale: number;
  readonly scores?: Readonly<Partial<Record<PictureName, Score | undefined>>> | undefined;
  readonly settings: ComparisonSettings;
  readonly onsettings: (part: Partial<ComparisonSettings>) => void;
  /** Attached to what the pictures are drawn in. */
  readonly watch?: Attachment | undefined;
}

/** CSS pixels between panes. */
export const paneGap = 8;
/** CSS pixels: the lowest pane, and the narrowest with a divider. */
const [leastHeight, leastWidth] = [160, 320];
/** Part of the room that a whole zoom has to fill. */
const filled = 0.95;
/** CSS pixels that the controls and the names below the panes take, and what the readings need beside them, or below. */
const [aroundPanes, besidePanes, belowPanes] = [84, 330, 230];
/** CSS pixels: where the figure is narrower, the readings of a divided pane stand below it too. */
const wide = 900;
/** CSS pixels: below, two panes stand beside each other at most. */
const narrow = 560;

/** A comparison as it is drawn: its pictures, what of them lies in each pane, and what is read. */
export class ComparisonView {
  readonly #source: () => ComparisonSource;
  /** The element that the panes stand in, and its width in CSS pixels. */
  element: HTMLElement | undefined = $state.raw();
  width = $state(0);
  /** How high the figure may be, in CSS pixels. */
  room = $state(0);
  /** A pane in device pixels. */
  paneSize: Size | undefined = $state.raw();
  /** The pixel under the pointer, and the one that a click kept. */
  hovered: Point | undefined = $state.raw();
  pinned: Point | undefined = $state.raw();

  readonly pictures = $derived.by((): Readonly<Record<PictureName, Pixels | undefined>> => {
    const { lr, bicubic, plain, sr, hr, earlier } = this.#source();
    return { lr, bicubic, before: earlier?.sr, plain, sr, hr };
  });
  /** Those that there are, and the output, which comes; what the page is compared with is not there a second time. */
  readonly known = $derived.by(() => {
    const isEarlier = (name: PictureName): boolean =>
      name === 'plain' && this.#source().earlier?.reference === 'plain';
    return pictureNames.filter((name) => name === 'sr' || (this.pictures[name] && !isEarlier(name)));
  });
  // What was chosen survives a picture without HR, or without an earlier run; what is shown meanwhile falls back.
  readonly left = $derived.by(() => this.#orElse(this.#source().settings.left, 'bicubic'));
  readonly right = $derived.by(() => this.#orElse(this.#source().settings.right, 'sr'));
  /** Those that stand beside each other: all where none is chosen that is known. */
  readonly beside = $derived.by(() => {
    const chosen = this.known.filter((name) => this.#source().settings.pictures.includes(name));
    return chosen.length > 0 ? chosen : this.known;
  });
  /** The pictures of each pane, the first at the left of its divider. */
  readonly panes = $derived.by((): readonly (readonly PictureName[])[] =>
    this.#source().settings.way === 'slider' ? [[this.left, this.right]] : this.beside.map((name) => [name]),
  );

  /** What errors are measured against: the truth, where it is known, unless an earlier run is there and was chosen. */
  readonly from = $derived.by((): ErrorReference => {
    const { hr, earlier, settings } = this.#source();
    return earlier && (settings.from === 'before' || !hr) ? 'before' : 'truth';
  });
  /** How the difference of the output from the earlier one is drawn, where that is shown. */
  readonly difference = $derived.by((): Amplification | undefined => {
    const { earlier, sr, settings } = this.#source();
    if (!settings.errors || this.from === 'truth' || !earlier || !sr) return undefined;
    return amplification(largestMagnitude(errorPlane(sr, earlier.sr, settings.measure)), 255);
  });
  readonly errorMap = $derived.by(() => {
    const { bicubic, hr, look, settings } = this.#source();
    if (!settings.errors) return undefined;
    if (this.difference) return inkMap(look.theme, [0, this.difference.limit]);
    if (!hr) return undefined;
    return inkMap(look.theme, [0, errorLimit(errorPlane(bicubic, hr, settings.measure))]);
  });
  readonly layers = $derived.by(() => {
    const layers: Partial<Record<PictureName, Layer>> = {};
    const { hr, before } = this.pictures;
    const { measure } = this.#source().settings;
    for (const name of this.panes.flat()) {
      const picture = this.pictures[name];
      if (!picture) continue;
      const against = this.difference ? before : hr;
      layers[name] =
        this.errorMap && against && this.#showsError(name)
          ? errorLayer(picture, against, measure, this.errorMap)
          : pictureLayer(picture, this.#factorOf(name));
    }
    return layers;
  });

  readonly columns = $derived.by(() => {
    const panes = this.panes.length;
    return panes > 1 && this.width < narrow ? 2 : panes;
  });
  /** The pane in CSS pixels: as large as the picture fits whole, so that little stays empty. */
  readonly #layout = $derived.by((): { readonly pane: Size; readonly fills: boolean } => {
    const { bicubic, settings } = this.#source();
    const density = this.width > 0 ? densityOf(this.element) : 1;
    const isBeside = settings.way === 'slider' && this.width >= wide;
    const across = this.width - (isBeside ? besidePanes : 0);
    const room = Math.floor((across - paneGap * (this.columns - 1)) / this.columns);
    const rows = Math.ceil(this.panes.length / this.columns);
    const high = this.room - aroundPanes - (isBeside ? 0 : belowPanes);
    const height = Math.max(leastHeight, high / rows);
    const most = { width: Math.max(1, room * density), height: height * density };
    const [whole, full] = [fitZoom(most, bicubic), fillZoom(most, bicubic)];
    const fills = whole < filled * full;
    const zoom = fills ? full : whole;
    const fitWidth = Math.max(leastWidth, Math.ceil((bicubic.width * zoom) / density));
    const pane = {
      width: settings.way === 'slider' ? Math.min(room, fitWidth) : room,
      height: Math.max(leastHeight, Math.ceil((bicubic.height * zoom) / density)),
    };
    return { pane, fills };
  });
  readonly pane = $derived.by(() => this.#layout.pane);
  /** Whether all of the picture is shown larger than the last whole zoom, which would leave much of the pane empty. */
  readonly fills = $derived.by(() => this.#layout.fills);
  /** What is shown of the pictures; undefined is all. */
  readonly viewport = $derived.by((): Viewport | undefined => {
    const { bicubic, settings } = this.#source();
    if (!settings.locked) return settings.view;
    return { zoom: 1, centre: settings.view?.centre ?? fitted({ width: 1, height: 1 }, bicubic).centre };
  });
  /** The same, once it is known what all is. */
  readonly current = $derived.by(
    () => this.paneSize && (this.viewport ?? fitted(this.paneSize, this.#source().bicubic)),
  );

  /** Device pixels per pixel of the output, as it is shown. */
  readonly zoom = $derived.by(() => {
    if (!this.paneSize || !this.current) return undefined;
    if (this.fills && !this.viewport) return fillZoom(this.paneSize, this.#source().bicubic);
    return crisp(this.current.zoom);
  });

  /** The pixel that is read. */
  readonly pixel = $derived.by(() => {
    const { width, height } = this.#source().bicubic;
    const at = this.hovered ?? this.pinned;
    return at && at.x < width && at.y < height ? at : undefined;
  });
  readonly readings = $derived.by(() =>
    this.known.map((name): Reading => {
      const { scores, earlier } = this.#source();
      const picture = this.pictures[name];
      const all = { ...scores, before: earlier?.score };
      const isScored = name === 'bicubic' || name === 'sr' || name === 'plain';
      const score = name === 'lr' || name === 'hr' ? undefined : all[name];
      return {
        name,
        scored: isScored || score !== undefined,
        ...(picture && this.pixel && { colour: colourAt(picture, this.#factorOf(name), this.pixel) }),
        ...(score && { score }),
      };
    }),
  );

  constructor(source: () => ComparisonSource) {
    this.#source = source;
  }

  get source(): ComparisonSource {
    return this.#source();
  }

  /** Whether a picture is that of the network with the reader's edits. */
  isEdited(name: PictureName): boolean {
    return name === 'sr' && this.pictures.plain !== undefined;
  }

  /** What a picture is called as it is shown. */
  nameOf(name: PictureName): string {
    const text = words[this.#source().look.locale];
    const called = this.plainNameOf(name);
    if (!this.errorMap || !this.#showsError(name)) return called;
    return this.difference ? text.differenceOf(called, this.plainNameOf('before')) : text.errorOf(called);
  }

  /** What a picture is called, whatever is shown of it. */
  plainNameOf(name: PictureName): string {
    const { look, earlier } = this.#source();
    const text = words[look.locale];
    if (name === 'before') return text.earlier[earlier?.reference ?? 'before'];
    return name === 'sr' || name === 'plain'
      ? outputName(look.locale, this.isEdited(name))
      : text.pictures[name];
  }

  /** Shows a part, or all. Another zoom than 1 lets go of the screen's pixels. */
  show(view: Viewport | undefined): void {
    const { settings, onsettings } = this.#source();
    onsettings({ view, locked: settings.locked && view?.zoom === 1 });
  }

  /** To the next zoom, around the middle. */
  step(direction: 1 | -1): void {
    if (this.current) this.show(this.#zoomedTo(this.current, stepZoom(this.current.zoom, direction)));
  }

  toggleLock(): void {
    const { settings, onsettings } = this.#source();
    if (settings.locked) onsettings({ locked: false, view: this.viewport });
    else onsettings({ locked: true, view: this.current && this.#zoomedTo(this.current, 1) });
  }

  /** Puts a picture beside the others, or takes it away. */
  toggle(name: PictureName): void {
    const { settings, onsettings } = this.#source();
    const { pictures } = settings;
    const isToggled = (other: PictureName): boolean => pictures.includes(other) !== (other === name);
    onsettings({ pictures: pictureNames.filter(isToggled) });
  }

  #zoomedTo(view: Viewport, zoom: number): Viewport {
    const pane = this.paneSize ?? { width: 1, height: 1 };
    const middle = { x: pane.width / 2, y: pane.height / 2 };
    return zoomTo(view, zoom, middle, pane, this.#source().bicubic);
  }

  /** Whether an error is shown in a picture's place: of all but the truth, or of the output alone from the earlier one. */
  #showsError(name: PictureName): boolean {
    return this.difference ? name === 'sr' : name !== 'hr';
  }

  #orElse(name: PictureName, other: PictureName): PictureName {
    if (this.known.includes(name)) return name;
    return name === 'plain' && this.known.includes('before') ? 'before' : other;
  }

  /** Pixels of the output that one of a picture spans. */
  #factorOf(name: PictureName): number {
    return name === 'lr' ? this.#source().scale : 1;
  }
}
