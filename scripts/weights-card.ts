import type { ImageScore } from '../src/cli/evaluation.ts';
import type { RcanConfig } from '../src/model/config.ts';

/** What is known about one of the project's own files of weights; `weights/*.json`, from which the `.md` is written. */
export interface Card<Config> {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly dtype: 'F32' | 'F16';
  readonly config: Config;
  readonly parameters: number;
  readonly set5: {
    readonly mean: Figures;
    /** Of the float32 weights before they were rounded. */
    readonly float32Mean: Figures;
    readonly images: readonly ({ readonly name: string } & Figures)[];
  };
  readonly data: string;
  readonly training: string;
  readonly licence: string;
}

export type WeightsCard = Card<RcanConfig>;

export interface Figures {
  readonly psnr: number;
  readonly ssim: number;
}

/** To the digits that are compared: a thousandth of a decibel and a ten-thousandth of SSIM. */
export const figures = ({ psnr, ssim }: Figures): Figures => ({
  psnr: Number(psnr.toFixed(3)),
  ssim: Number(ssim.toFixed(4)),
});

export const imageFigures = ({ name, ...score }: ImageScore) => ({ name, ...figures(score) });

export const licence = 'CC BY-SA 4.0';

export const data =
  'CQ100 (100 pictures from Wikimedia Commons and others: CC0, public domain, CC BY, CC BY-SA) and Kodak24 (24 pictures, released by Kodak for unrestricted use)';

/** How the checkpoint of a scale was trained. */
export function training(scale: number): string {
  const start = scale === 2 ? 'from scratch' : 'starting from the x2 network';
  return `PyTorch on a CPU, for a short time, ${start}: L1 loss, Adam, LR pictures made by MATLAB bicubic`;
}

const decibels = ({ psnr, ssim }: Figures): string => `${psnr.toFixed(3)} | ${ssim.toFixed(4)}`;

/** What a card for people says that depends on the kind of network. All in Markdown. */
export interface CardWords {
  readonly intro: string;
  /** The first rows of the table: `[name, value]`. */
  readonly rows: readonly (readonly [string, string])[];
  /** Who enlarged Set5. */
  readonly scoredBy: string;
  readonly remark: string;
  /** How the file and its card are made from what was trained. */
  readonly made: string;
}

function rounding({ dtype, set5: { mean, float32Mean } }: Card<unknown>): string {
  const lost = Math.abs(mean.psnr - float32Mean.psnr).toFixed(3);
  return dtype === 'F16'
    ? `float16; the float32 weights give ${float32Mean.psnr.toFixed(3)} dB, ${lost} dB apart`
    : `float32; rounded to float16 they would lose ${lost} dB`;
}

/** The card for people, in Markdown. */
export function cardText(card: Card<unknown>, scale: number, words: CardWords): string {
  const { mean, images } = card.set5;
  return `# ${card.file}

${words.intro}

| | |
|---|---|
${words.rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}
| Number format | ${rounding(card)} |
| Size | ${card.bytes} bytes |
| SHA-256 | \`${card.sha256}\` |

## How good it is

Set5, the official LR pictures enlarged by ${words.scoredBy}, output rounded to 8 bits, luma (Y) of BT.601,
${scale} px cropped off every side.

| picture | PSNR (dB) | SSIM |
|---|---|---|
${images.map((image) => `| ${image.name} | ${decibels(image)} |`).join('\n')}
| **mean** | ${decibels(mean)} |

${words.remark}

## How it was made

- Data: ${card.data}.
- Training: ${card.training}.
- ${words.made}.

## Licence

Offered under ${card.licence} (https://creativecommons.org/licenses/by-sa/4.0/), apart from the code, which is MIT.
Whether trained weights are an adaptation of the training pictures is not settled. Some of these pictures ask that
adaptations are shared under the same licence, so the weights are offered under it: nobody who holds them to be one is
left without what was asked. Authors, sources and licences of all CQ100 pictures are in
[training-pictures.tsv](training-pictures.tsv).
`;
}

/** The card of an RCAN for people. */
export function markdown(card: WeightsCard): string {
  const { groups, blocks, features, reduction, scale, colors } = card.config;
  return cardText(card, scale, {
    intro: `RCAN for enlargement x${scale}: the residual channel attention network of Zhang et al. (ECCV 2018,
arXiv 1807.02758), smaller than the paper's so that it runs in a browser without a GPU.`,
    rows: [
      [
        'Architecture',
        `${groups} residual groups x ${blocks} blocks x ${features} channels, reduction ${reduction}, 3x3 convolutions, ${colors === 3 ? 'RGB' : 'one channel'}`,
      ],
      ['Parameters', card.parameters.toLocaleString('en')],
      ['Input and output', '0..255; the DIV2K mean is subtracted and added by `sub_mean` and `add_mean`'],
      ['Names', 'state dict of the official code'],
    ],
    scoredBy: 'this project on TF.js wasm',
    remark: `It shows how an RCAN works; it does not reach the paper's figures, which took a far larger network and far longer
training. Like the paper's, it expects pictures made smaller by bicubic interpolation: on photographs with noise, blur
or JPEG blocks it sharpens those too.`,
    made: 'This file and card: `npx tsx scripts/make-weights.ts`, from the PyTorch checkpoints',
  });
}
