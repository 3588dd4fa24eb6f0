import { expect, it } from 'vitest';
import { withNetwork } from '../../../src/figures/frame/with-network.ts';

const table = { columns: ['block', 's'], rows: [['body.0.body.0', 0.5]] } as const;

it('says in a column of its own that numbers are those of an edited network', () => {
  expect(withNetwork(table, true)).toEqual({
    columns: ['block', 's', 'network'],
    rows: [['body.0.body.0', 0.5, 'RCAN, edited']],
  });
});

it('leaves the numbers of the network as it was trained alone', () => {
  expect(withNetwork(table, false)).toEqual(table);
});
