/** The column of shares above a cut-off, under which they were counted: share above 0.25 cycles/pixel. */
export const shareColumn = (cutoff: number, of?: string): string =>
  `${of === undefined ? '' : `${of} `}share above ${cutoff} cycles/pixel`;
