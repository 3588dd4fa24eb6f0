import type { CellBlock, LessonBlock } from '../../lessons/lesson.ts';

interface KeyedCell {
  readonly key: string;
  readonly name: string;
  /** Everything that the lesson says of the cell, but not where it stands. */
  readonly said: string;
}

/**
 * Keys of a lesson's blocks that stay the same while its text is edited: a figure keeps its key when it moves, so that its
 * component is not created again.
 */
export class BlockKeys {
  #cells: readonly KeyedCell[] = [];
  #named = 0;

  /** The keys of a lesson's blocks, matched with those of the lesson of the previous call. */
  of(blocks: readonly LessonBlock[]): string[] {
    const cells = blocks.filter((block) => block.kind === 'cell');
    const left = [...this.#cells];
    const take = (wanted: (cell: KeyedCell) => boolean): string | undefined => {
      const at = left.findIndex(wanted);
      return at < 0 ? undefined : left.splice(at, 1)[0]?.key;
    };
    // Unchanged cells are matched first, so that none loses its key to a changed cell of the same kind.
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
  // Ids that the lesson does not give are made from the position.
  return JSON.stringify([said, id.startsWith('fig-') ? id : '']);
}

/** The key of a block that is no cell is made from the key of the cell before it. */
function allKeys(blocks: readonly LessonBlock[], cells: readonly KeyedCell[]): string[] {
  let [cell, since, met] = ['', 0, 0];
  return blocks.map((block) => {
    if (block.kind !== 'cell') return `${cell}/${block.kind}-${since++}`;
    cell = cells[met++]?.key ?? '';
    since = 0;
    return cell;
  });
}
