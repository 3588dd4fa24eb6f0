import { hcl } from 'd3';
import type { Theme } from '../shared/look.ts';

/** Hues by column of the phase, lightness by row: told apart by colour-blind eyes too, and always labelled. */
const hues = [85, 300, 200];
const lightness = { light: [90, 79, 68], dark: [26, 37, 48] } as const;

/** The colour of phase (i, j) for i, j in 0..2. */
export function phaseColour(theme: Theme, i: number, j: number): string {
  return hcl(hues[j] ?? 0, theme === 'light' ? 24 : 26, lightness[theme][i] ?? 50).formatHex();
}

/** The ink that reads on every phase colour of a theme. */
export const phaseInk = (theme: Theme): string => (theme === 'light' ? '#1d1c1a' : '#ffffff');
