import type { CellBlock, LessonBlock } from '../../lessons/lesson.ts';

interface KeyedCell {
  readonly key: string;
  readonly name: string;
  /** Everything that the lesson says of the cell, but not where it stands. */
  readonly said: string;
}

/**
 * Names for the blocks of a lesson that last while its text is edited: a figure that was there before keeps its name
 * wherever it moves, and so is not drawn anew.
 */
export class BlockKeys {
  #cells: readonly KeyedCell[] = [];
  #named = 0;

  /** The names of a lesson's blocks, given those of the lesson that this was last called with. */
  of(blocks: readonly LessonBlock[]): string[] {
    const cells = blocks.filter((block) => block.kind === 'cell');
    const left = [...this.#cells];
    const take = (wanted: (cell: KeyedCell) => boolean): string | undefined => {
      const at = left.findIndex(wanted);
      return at < 0 ? undefined : left.splice(at, 1)[0]?.key;
    };
    // Those of which nothing changed come first, so that none of them loses its name to a neighbour of its kind.
    const same = cells.map((cell) => take(({ said }) => said === saidOf(cell)));
    this.#cells = cells.map((cell, i) => ({
      key: same[i] ?? take(({ name }) => name === cell.name) ?? `cell-${this.#named++}`,
      name: cell.name,
      said: saidOf(cell),
    }));
    return allKeys(blocks, this.#cells);
  }
}

function saidOf({ number: _number, line: _line, id, ...said }: CellBlock): string {
  // An id that the lesson does not give is made of the place.
  return JSON.stringify([said, id.startsWith('fig-') ? id : '']);
}

/** What is no cell is named by the cell before it. */
function allKeys(blocks: readonly LessonBlock[], cells: readonly KeyedCell[]): string[] {
  let [cell, since, met] = ['', 0, 0];
  return blocks.map((block) => {
    if (block.kind !== 'cell') return `${cell}/${block.kind}-${since++}`;
    cell = cells[met++]?.key ?? '';
    since = 0;
    return cell;
  });
}
