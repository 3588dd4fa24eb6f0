import { centred, type PowerSpectrum } from '../../analysis/power-spectrum.ts';

/** How far below the largest power of the figure the lightest colour is, in powers of ten. */
export const shownDecades = 4;

/** The logarithm of every power, frequency 0 in the middle, to be painted. */
export function logPower(spectrum: PowerSpectrum): Float32Array {
  return Float32Array.from(centred(spectrum).power, (power) => Math.log10(power));
}

/** The logarithms between which the colours lie, the same for all planes given. */
export function logDomain(spectra: readonly PowerSpectrum[]): [number, number] {
  let largest = 0;
  for (const { power } of spectra) for (const value of power) largest = Math.max(largest, value);
  const top = largest > 0 ? Math.log10(largest) : 0;
  return [top - shownDecades, top];
}

/** Frequencies of a place in the picture, frequency 0 in the middle: cycles/pixel along x and y. */
export function frequencyOf(
  { x, y }: { x: number; y: number },
  width: number,
  height: number,
): [number, number] {
  return [(x - (width >> 1)) / width, (y - (height >> 1)) / height];
}

/** Middle and half axes of the ring of a frequency, in places of the picture. */
export function ringEllipse(frequency: number, width: number, height: number) {
  return {
    cx: (width >> 1) + 0.5,
    cy: (height >> 1) + 0.5,
    rx: frequency * width,
    ry: frequency * height,
  };
}
