import { cssColour, inkOn, type ColourMap } from '../shared/colour.ts';
import type { Theme } from '../shared/look.ts';
import { formatNumber } from '../shared/number.ts';
import type { CellStyle } from './paint.ts';
import { phaseColour, phaseInk } from './phases.ts';

const font = '14px system-ui, sans-serif';

/** Cells of the index toy: coloured by phase, inscribed with their address. */
export function toyStyle(theme: Theme): CellStyle {
  return {
    fill: ({ i, j }) => phaseColour(theme, i, j),
    ink: () => phaseInk(theme),
    text: (value) => String(value),
    textFrom: 28,
    font,
  };
}

/** Cells of real feature maps: coloured and inscribed by value. */
export function valueStyle(map: ColourMap): CellStyle {
  return {
    fill: (_, value) => cssColour(map, value),
    ink: (_, value) => inkOn(map, value),
    text: (value, size) => formatNumber(value, size >= 56 ? 2 : 1),
    textFrom: 34,
    font,
  };
}
