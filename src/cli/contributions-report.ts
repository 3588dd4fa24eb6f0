import type { Estimate } from '../analysis/bootstrap.ts';
import { channelSection } from './channel-answer-report.ts';
import { longestSide, type PictureFinding, type ScaleFinding } from './contribution-findings.ts';
import { effectSection } from './effect-report.ts';
import { countSides, estimate, ranged, table, twoDigits } from './report-parts.ts';
import { gainsOf, risesThroughout, sumsSection } from './sums-report.ts';

/** The findings as a Markdown page; every sentence that draws a conclusion is made from the numbers. */
export function contributionsReport(scales: readonly ScaleFinding[]): string {
  const names = scales[0]?.pictures.map(({ name }) => name) ?? [];
  return `# The picture as a sum

Made by \`npm run contributions:survey\`; do not edit by hand.

After the last block RCAN is linear, so its output is exactly the sum of what each part adds: the long skip, with which the
constant (all biases from there on) is counted, the first features, and every block. Pictures: ${names.length}
(${names.join(', ')}),
of each the middle, at most ${longestSide.blocks} × ${longestSide.blocks} pixels of the small picture; for channels at most ${longestSide.channels} × ${longestSide.channels}. Cards are made small
by bicubic. Sums are rounded to 8 bits before they are scored; PSNR in dB, on luma, as many pixels as the scale left out
along every side. _Energy_: root mean square of a part’s luma, in levels of 8 bits. _High frequency_ is what lies above
1/(2 scale) cycles/pixel, to hundredths: what the small picture’s grid cannot hold. Spectra: Hann window, mean removed.
Groups and blocks count from 0. The pictures are few, and nothing here says how it would be with other weights.

On how many pictures, by scale, a 95% interval of a rank correlation lies above 0, below 0 and around it in the last three
columns:

${table(
  [
    'scale',
    'PSNR rises with every part',
    'share with depth',
    'attention with the detail added',
    'without the factor s',
  ],
  scales.map(({ scale, pictures }) => [
    `×${scale}`,
    `${pictures.filter(risesThroughout).length} of ${pictures.length}`,
    sides(pictures.map(({ depth }) => depth)),
    sides(pictures.map(({ channels }) => channels.over.withFactor)),
    sides(pictures.map(({ channels }) => channels.over.withoutFactor)),
  ]),
)}

${scales.map(scaleReport).join('\n\n')}
`;
}

const sides = (estimates: readonly Estimate[]): string => {
  const { above, below, around } = countSides(estimates);
  return `${above}, ${below}, ${around}`;
};

function scaleReport({ network, scale, cutoff, pictures }: ScaleFinding): string {
  return `## ×${scale}

Network: ${network}. Cut-off: ${cutoff} cycles/pixel.

${sumsSection(pictures)}

### What each block adds

Means over the pictures, with the lowest and the highest in brackets. _Gain_: how much higher PSNR is after the block.

${blockTable(pictures)}

### Does the share of high frequency rise with depth?

Spearman’s correlation of a block’s place in the network with the share of what it adds above ${cutoff} cycles/pixel, and its
95% interval (percentile bootstrap over the blocks).

${depthTable(pictures)}

${depthVerdict(pictures)}

${effectSection(pictures)}

${channelSection(pictures, cutoff)}`;
}

function blockTable(pictures: readonly PictureFinding[]): string {
  const gains = pictures.map(({ steps }) => gainsOf(steps));
  return table(
    ['part', 'energy, levels', 'share above', 'gain, dB', 'rises on'],
    (gains[0] ?? []).map(({ name }, i) => {
      const found = pictures.map(({ steps }) => steps[i + 1]!);
      const gained = gains.map((picture) => picture[i]!.gain);
      return [
        `\`${name}\``,
        ranged(
          found.map(({ energy }) => energy),
          twoDigits,
        ),
        ranged(
          found.map(({ share }) => share),
          twoDigits,
        ),
        ranged(gained, twoDigits),
        `${gained.filter((gain) => gain > 0).length} of ${gained.length}`,
      ];
    }),
  );
}

function depthTable(pictures: readonly PictureFinding[]): string {
  return table(
    ['picture', 'Spearman', 'first block', 'last block'],
    pictures.map(({ name, depth, steps }) => {
      const blocks = steps.filter(({ lost }) => lost);
      return [name, estimate(depth), twoDigits(blocks[0]!.share), twoDigits(blocks.at(-1)!.share)];
    }),
  );
}

function depthVerdict(pictures: readonly PictureFinding[]): string {
  const { above, below } = countSides(pictures.map(({ depth }) => depth));
  return `The share rises with depth, the interval above 0, on ${above} of ${pictures.length} pictures; it falls on ${below}; on the others no
relation can be told.`;
}
