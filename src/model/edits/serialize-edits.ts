import type { Edit } from './edit.ts';

/**
 * Edits as JSON text without spaces, which `readEdits` reads back: equal edits give equal text. Float32 values, as those
 * of a network, are written with the fewest digits that round to the same float32, which halves the text.
 */
export function serializeEdits(edits: readonly Edit[]): string {
  return JSON.stringify(edits.map(inOrder), (_, value: unknown) =>
    typeof value === 'number' ? shortest(value) : value,
  );
}

/** Kind and site first, then the other properties sorted by name. */
function inOrder(edit: Edit): Readonly<Record<string, unknown>> {
  const { kind, site, ...rest } = edit;
  return { kind, site, ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function shortest(value: number): number {
  if (Math.fround(value) !== value) return value;
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return Number(value.toPrecision(9));
}
