import { interpolateLab, lab, rgb } from 'd3';
import type { Theme } from './look.ts';

/** 256 colours over a range of values; values outside take the end colours. */
export interface ColourMap {
  readonly domain: readonly [number, number];
  /** RGB triples, 0..255. */
  readonly table: Uint8ClampedArray;
}

const steps = 256;

/**
 * Ends of the maps, per theme. Blue and orange differ for every common colour vision and in lightness from the
 * page, which is where zero lies. They are the same hues as `--low`, `--high`, `--attention` in theme.css.
 */
const ends = {
  light: { page: '#fdfcfa', low: '#0b4f8a', high: '#a63c00', attention: '#00573f', ink: '#1d1c1a' },
  dark: { page: '#17181b', low: '#7cc4ff', high: '#ffa466', attention: '#5fe0b4', ink: '#ecebe7' },
} as const;

function ramp(colours: readonly string[], domain: readonly [number, number]): ColourMap {
  const table = new Uint8ClampedArray(steps * 3);
  const pieces = colours.slice(1).map((end, i) => interpolateLab(colours[i] ?? end, end));
  for (let i = 0; i < steps; i++) {
    const t = (i / (steps - 1)) * pieces.length;
    const k = Math.min(Math.floor(t), pieces.length - 1);
    const colour = rgb(pieces[k]?.(t - k) ?? '#000');
    table.set([colour.r, colour.g, colour.b], i * 3);
  }
  return { domain, table };
}

/** Feature maps: negative blue, zero the page's tone, positive orange; symmetric over -limit..limit. */
export function divergingMap(theme: Theme, limit: number): ColourMap {
  const { low, page, high } = ends[theme];
  const bound = limit > 0 && Number.isFinite(limit) ? limit : 1;
  return ramp([low, page, high], [-bound, bound]);
}

/** Attention: one hue from the page's tone at 0 to full at 1. */
export function attentionMap(theme: Theme, domain: readonly [number, number] = [0, 1]): ColourMap {
  const { page, attention } = ends[theme];
  return ramp([page, attention], domain);
}

/** Magnitudes such as errors and energies: from the page's tone to ink. */
export function inkMap(theme: Theme, domain: readonly [number, number]): ColourMap {
  const { page, ink } = ends[theme];
  return ramp([page, ink], domain);
}

function indexOf(map: ColourMap, value: number): number {
  const [from, to] = map.domain;
  const t = to > from ? (value - from) / (to - from) : 0;
  return Math.round(Math.min(1, Math.max(0, t)) * (steps - 1)) * 3;
}

/** The CSS colour of a value. */
export function cssColour(map: ColourMap, value: number): string {
  const i = indexOf(map, value);
  return `rgb(${map.table[i]}, ${map.table[i + 1]}, ${map.table[i + 2]})`;
}

/** Black or white ink, whichever reads better on the colour of a value. */
export function inkOn(map: ColourMap, value: number): string {
  return lab(cssColour(map, value)).l > 58 ? '#111' : '#fff';
}

/** The colours of a map as the 32 bits of one RGBA pixel each, in this machine's order of bytes. */
function pixelsOf({ table }: ColourMap): Uint32Array {
  const bytes = new Uint8Array(steps * 4).fill(255);
  for (let i = 0; i < steps; i++) bytes.set(table.subarray(3 * i, 3 * i + 3), 4 * i);
  return new Uint32Array(bytes.buffer);
}

/** Paints an H x W plane as RGBA bytes for `ImageData`. */
export function paintPlane(plane: Float32Array, map: ColourMap, out: Uint8ClampedArray): void {
  const pixels = new Uint32Array(out.buffer, out.byteOffset, plane.length);
  const noNumber = new Uint32Array(new Uint8Array([0, 0, 0, 255]).buffer)[0]!;
  const colours = pixelsOf(map);
  const [from, to] = map.domain;
  const scale = to > from ? (steps - 1) / (to - from) : 0;
  for (let p = 0; p < plane.length; p++) {
    const step = Math.round((plane[p]! - from) * scale);
    pixels[p] = Number.isNaN(step) ? noNumber : colours[Math.min(steps - 1, Math.max(0, step))]!;
  }
}

/** The largest magnitude in a plane or record: the symmetric limit of its diverging map. */
export function largestMagnitude(values: Float32Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}
