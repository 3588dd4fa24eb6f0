import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findCode } from '../../../src/lessons/code/find-code.ts';

const typescript = `import { a } from './a.ts';

/** One line. */
export const half = (x: number): number => x / 2;

export const long = (x: number): number =>
  half(
    x,
  );

export class Net {
  run(x: number): void {
    close(
      x,
    );
    this.close(x);
  }

  private *close(x: number): Generator<number> {
    yield x;
  }
}

export function wide(
  x: number,
  y: number,
): number {
  return x + y;
}

interface Pair {
  readonly left: number;
}
`;

const python = `import torch


def halve(x):
    y = x / 2

    return y


class Net(torch.nn.Module):
    def forward(
        self,
        x,
    ):
        return halve(x)
`;

describe('a definition is found with all of its lines', () => {
  it.each([
    ['half', 4, 4],
    ['long', 6, 9],
    ['Net', 11, 22],
    ['run', 12, 17],
    ['close', 19, 21],
    ['wide', 24, 29],
    ['Pair', 31, 33],
  ])('TypeScript: %s', (name, first, last) => {
    expect(findCode(typescript, name)).toEqual({ first, last });
  });

  it.each([
    ['halve', 4, 7],
    ['Net', 10, 15],
    ['forward', 11, 15],
  ])('Python: %s', (name, first, last) => {
    expect(findCode(python, name)).toEqual({ first, last });
  });

  it.each(['a', 'hal', 'yield', '', 'x)', '.*'])('no definition is found for "%s"', (name) => {
    expect(findCode(typescript, name)).toBeUndefined();
  });

  it('definitions of src/model/rcan.ts are found', () => {
    const source = readFileSync(new URL('../../../src/model/rcan.ts', import.meta.url), 'utf8');
    const lines = source.split('\n');
    for (const name of ['forward', 'body', 'caLayer', 'lastConvAndSkip', 'upsampler', 'Rcan']) {
      const { first, last } = findCode(source, name) ?? { first: 0, last: 0 };
      expect(lines[first - 1]).toMatch(new RegExp(`\\b${name}\\b.*[{(]$`));
      expect(lines[last - 1]?.trim()).toBe('}');
      expect(last - first).toBeGreaterThan(3);
    }
  });
});
