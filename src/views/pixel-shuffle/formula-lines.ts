import type { ChannelOrder } from '../../model/channel-order.ts';
import type { Direction, StepName } from './steps.ts';

/** A part of a line of code, and the step of the figure that it does. */
export interface Call {
  readonly step: StepName;
  readonly code: string;
}

/** The definition, the one call that a library has for it if it has one, and the same in three smaller steps. */
export interface FormulaLines {
  readonly definition: string;
  readonly call: (r: number) => string | undefined;
  readonly calls: readonly Call[];
}

const torchIndex = 'c·r² + i·r + j';
const tensorflowIndex = '(i·r + j)·C + c';

const definition = (direction: Direction, index: string): string =>
  direction === 'shuffle'
    ? `out[c, y·r+i, x·r+j] = in[${index}, y, x]`
    : `out[${index}, y, x] = in[c, y·r+i, x·r+j]`;

/** Each order in the words of the library that has it; without the batch axis N. TF.js has no inverse of depthToSpace. */
export const formulaLines: Readonly<Record<ChannelOrder, Readonly<Record<Direction, FormulaLines>>>> = {
  torch: {
    shuffle: {
      definition: definition('shuffle', torchIndex),
      call: (r) => `F.pixel_shuffle(x, ${r})`,
      calls: [
        { step: 'maps', code: 'x' },
        { step: 'take', code: '.view(C, r, r, H, W)' },
        { step: 'lay', code: '.permute(0, 3, 1, 4, 2)' },
        { step: 'interleaved', code: '.reshape(C, H*r, W*r)' },
      ],
    },
    unshuffle: {
      definition: definition('unshuffle', torchIndex),
      call: (r) => `F.pixel_unshuffle(x, ${r})`,
      calls: [
        { step: 'interleaved', code: 'x' },
        { step: 'lay', code: '.view(C, H, r, W, r)' },
        { step: 'take', code: '.permute(0, 2, 4, 1, 3)' },
        { step: 'maps', code: '.reshape(C*r*r, H, W)' },
      ],
    },
  },
  tensorflow: {
    shuffle: {
      definition: definition('shuffle', tensorflowIndex),
      call: (r) => `tf.depthToSpace(x, ${r}, 'NHWC')`,
      calls: [
        { step: 'maps', code: 'x' },
        { step: 'take', code: '.reshape([H, W, r, r, C])' },
        { step: 'lay', code: '.transpose([0, 2, 1, 3, 4])' },
        { step: 'interleaved', code: '.reshape([H*r, W*r, C])' },
      ],
    },
    unshuffle: {
      definition: definition('unshuffle', tensorflowIndex),
      call: () => undefined,
      calls: [
        { step: 'interleaved', code: 'x' },
        { step: 'lay', code: '.reshape([H, r, W, r, C])' },
        { step: 'take', code: '.transpose([0, 2, 1, 3, 4])' },
        { step: 'maps', code: '.reshape([H, W, r*r*C])' },
      ],
    },
  },
};

/** How the number of a map comes about: "27 = 6·4 + 1·2 + 1". */
export function indexSum(
  order: ChannelOrder,
  r: number,
  features: number,
  {
    map,
    feature,
    i,
    j,
  }: { readonly map: number; readonly feature: number; readonly i: number; readonly j: number },
): string {
  return order === 'torch'
    ? `${map} = ${feature}·${r * r} + ${i}·${r} + ${j}`
    : `${map} = (${i}·${r} + ${j})·${features} + ${feature}`;
}
