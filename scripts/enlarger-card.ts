import { createHash } from 'node:crypto';
import { readSafetensors } from '../src/checkpoint/safetensors.ts';
import type { Scale } from '../src/model/config.ts';
import { cardText, type Card, type CardWords, type Figures } from './weights-card.ts';

/** The systems besides RCAN that were trained here, by `training/`; they enlarge a bicubic enlargement's luma. */
export type EnlargerConfig =
  | {
      readonly architecture: 'SRCNN';
      readonly scale: Scale;
      readonly shape: readonly [number, number, number];
    }
  | {
      readonly architecture: 'anchored-regression';
      readonly scale: Scale;
      readonly features: number;
      readonly atoms: number;
      readonly coefficients: number;
    };

export type EnlargerCard = Card<EnlargerConfig>;

/** The number format of a safetensors file, all of whose tensors have the same. */
function dtypeOf(bytes: Buffer): EnlargerCard['dtype'] {
  const length = Number(bytes.readBigUInt64LE());
  return bytes.toString('utf8', 8, 8 + length).includes('"dtype": "F16"') ? 'F16' : 'F32';
}

/** The card of a file of weights, from what its header says of itself. */
export function enlargerCard(file: string, bytes: Buffer): EnlargerCard {
  const { state, metadata } = readSafetensors(bytes);
  const said = (key: string): string => metadata.get(key)!;
  const { mean, ...images } = JSON.parse(said('set5')) as Record<string, Figures>;
  return {
    file,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    dtype: dtypeOf(bytes),
    config: { architecture: said('architecture'), ...JSON.parse(said('config')) } as EnlargerConfig,
    parameters: [...state.values()].reduce((sum, { data }) => sum + data.length, 0),
    set5: {
      mean: mean!,
      float32Mean: JSON.parse(said('set5Float32')) as Figures,
      images: Object.entries(images).map(([name, figures]) => ({ name, ...figures })),
    },
    data: said('data'),
    training: said('training'),
    licence: said('licence'),
  };
}

const plane =
  "the luma (BT.601, 16..235, divided by 255) of MATLAB's bicubic enlargement; its edge repeated beyond the picture";

function wordsOf(config: EnlargerConfig, parameters: string): Pick<CardWords, 'intro' | 'rows' | 'remark'> {
  if (config.architecture === 'SRCNN') {
    const sides = config.shape.join('-');
    return {
      intro: `SRCNN ${sides} for enlargement x${config.scale}: the three layers of Dong, Loy, He and Tang (TPAMI 2016, arXiv
1501.00092), which repair the bicubic enlargement.`,
      rows: [
        [
          'Architecture',
          `convolutions ${config.shape.map((side) => `${side}x${side}`).join(', ')}; 64, 32, 1 channels; ReLU between`,
        ],
        ['Parameters', parameters],
        ['Input and output', plane],
        ['Names', '`conv1`, `conv2`, `conv3`, as PyTorch keeps them'],
      ],
      remark: `Trained for minutes; the authors trained far longer, their best networks on ImageNet. Colours are those of the bicubic
enlargement. It expects pictures made smaller by bicubic interpolation.`,
    };
  }
  const side = 3 * config.scale;
  return {
    intro: `A dictionary with anchored regressors for enlargement x${config.scale}: sparse representation as in A+ (Timofte, De Smet and
Van Gool, ACCV 2014), where every patch is written by one atom.`,
    rows: [
      [
        'Architecture',
        `patches of ${side}x${side} px; ${config.features} features by PCA of first and second gradients; ${config.atoms} atoms, each with its regressor to ${config.coefficients} coefficients of the residual`,
      ],
      ['Numbers', parameters],
      ['Input and output', plane],
      [
        'Names',
        '`gradients.weight`, `pca.weight`, `atoms`, `regressors`, `residual.weight`: see `training/anchored_regression.py`',
      ],
    ],
    remark: `The regressors' outputs are reduced to the directions that matter, to make the file small; A+ keeps them whole.
Colours are those of the bicubic enlargement. It expects pictures made smaller by bicubic interpolation.`,
  };
}

/** The card for people. */
export function enlargerText(card: EnlargerCard): string {
  return cardText(card, card.config.scale, {
    ...wordsOf(card.config, card.parameters.toLocaleString('en')),
    scoredBy: 'the script that trained it',
    made: 'This card: `npx tsx scripts/make-enlarger-cards.ts`, from the header of the file',
  });
}
