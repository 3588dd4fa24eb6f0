import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3';

/** How a curve is told from the others: by its hue, its dashes and its symbol, any two of which would do. */
export interface CurveStyle {
  readonly colour: string;
  readonly dash: string;
  /** Path around 0, 0. */
  readonly symbol: string;
  /** Of another run: thin, its symbols hollow. */
  readonly ghost?: boolean;
}

/** The same curve of the run that a figure is laid against. */
export const ghostOf = (style: CurveStyle): CurveStyle => ({ ...style, dash: '1.5 2.5', ghost: true });

const shapes = {
  circle: symbolCircle,
  square: symbolSquare,
  triangle: symbolTriangle,
  diamond: symbolDiamond,
  cross: symbolCross,
  star: symbolStar,
  wye: symbolWye,
} as const;

export const curveStyle = (colour: string, shape: keyof typeof shapes, dash = ''): CurveStyle => ({
  colour,
  dash,
  symbol: symbol(shapes[shape], 44)() ?? '',
});

/** The three curves around one addition, the same in every figure. */
export const branchStyles = {
  identity: curveStyle('var(--low)', 'circle', '7 3'),
  residual: curveStyle('var(--high)', 'diamond', '2 3'),
  sum: curveStyle('var(--ink)', 'square'),
} as const;
