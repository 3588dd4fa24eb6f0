import { mean } from 'd3';
import { blurSigma, degradations, jpegQuality, noiseSigma, type Degradation } from '../image/degradations.ts';
import { formatFixed } from '../views/shared/number.ts';
import { spread } from './channel-findings.ts';
import { rulerNames, type PictureFinding, type RulerName, type SetFinding } from './measuring-survey.ts';
import { listed, table } from './report-parts.ts';

/** What was measured, for the text around the tables. */
export interface MeasuringFrame {
  /** The command line that made the page. */
  readonly command: string;
  readonly network: string;
  readonly scale: number;
  /** LR side of every card, in pixels. */
  readonly side: number;
}

/** The findings as a Markdown page; every sentence that draws a conclusion is made from the numbers. */
export function measuringReport(sets: readonly SetFinding[], frame: MeasuringFrame): string {
  const { command, network, scale, side } = frame;
  return `# What a figure of merit depends on

Made by \`${command}\`; do not edit by hand.

Network: ${network}. The small pictures are made from
the large ones by MATLAB’s bicubic unless a table says otherwise; test cards have ${side} × ${side} pixels then. The paper names the Y channel of YCbCr
(section 4.1); the rest is the ruler of its authors’ test scripts: outputs rounded to 8 bits, luma (Y) of BT.601 from 16 to 235,
${scale} pixels left out along every side, a peak of 255. PSNR in dB. Where a table gives means over pictures, the lowest and
the highest stand in brackets.

${sets.map((set) => setReport(set, scale)).join('\n\n')}
`;
}

function setReport({ name, pictures, betweenPictures }: SetFinding, scale: number): string {
  const over = (of: (picture: PictureFinding) => number, digits: number): string => {
    const { mean, least, most } = spread(pictures.map(of));
    return `${formatFixed(mean, digits)} (${formatFixed(least, digits)} to ${formatFixed(most, digits)})`;
  };
  const meanOf = (of: (picture: PictureFinding) => number, digits: number): string =>
    formatFixed(mean(pictures, of) ?? NaN, digits);
  return `## ${name}

${pictures.length} picture${pictures.length === 1 ? '' : 's'}: ${pictures.map((picture) => picture.name).join(', ')}.

### The same outputs, other rulers

Each ruler differs from the authors’ in one thing. _Off_: its PSNR less that by the authors’.

${table(
  ['ruler', 'bicubic', 'off', 'RCAN', 'off', 'RCAN less bicubic', 'SSIM of RCAN'],
  rulerNames.map((ruler) => [
    rulerWords(ruler, scale),
    meanOf(({ rulers }) => rulers[ruler].bicubic.psnr, 2),
    over(({ rulers }) => rulers[ruler].bicubic.psnr - rulers.authors.bicubic.psnr, 2),
    meanOf(({ rulers }) => rulers[ruler].rcan.psnr, 2),
    over(({ rulers }) => rulers[ruler].rcan.psnr - rulers.authors.rcan.psnr, 2),
    meanOf(({ rulers }) => rulers[ruler].rcan.psnr - rulers[ruler].bicubic.psnr, 2),
    meanOf(({ rulers }) => rulers[ruler].rcan.ssim, 4),
  ]),
)}

### Self-ensemble

The picture goes through in eight orientations, eight times the work; the outputs are laid back and averaged before they
are rounded.

${table(
  ['picture', 'one run', 'mean of eight', 'gain'],
  [
    ...pictures.map(({ name, ensemble: { single, ensemble } }) => [
      name,
      formatFixed(single, 3),
      formatFixed(ensemble, 3),
      formatFixed(ensemble - single, 3),
    ]),
    [
      '**mean**',
      meanOf(({ ensemble }) => ensemble.single, 3),
      meanOf(({ ensemble }) => ensemble.ensemble, 3),
      meanOf(({ ensemble }) => ensemble.ensemble - ensemble.single, 3),
    ],
  ],
)}

### Small pictures that came to be in another way

Scored by the authors’ ruler against the large picture, whatever was done to the small one.

${table(
  ['how it was made small', 'bicubic', 'RCAN', 'RCAN less bicubic', 'RCAN ahead'],
  degradations.map((how) => [
    degradationWords(how, scale),
    meanOf(({ degradations }) => degradations[how].bicubic, 2),
    meanOf(({ degradations }) => degradations[how].rcan, 2),
    over((picture) => advantage(picture, how), 2),
    `${pictures.filter((picture) => advantage(picture, how) > 0).length} of ${pictures.length}`,
  ]),
)}

${degradationVerdict(pictures)}

### Tiles of the official test scripts

\`--chop\` sends a picture through in overlapping tiles, each with an attention of its own. _Change of s_: how far the
attention factors of the tiles lie from those of the whole picture, over all channels of all blocks, from 0 to 1.

${table(
  ['picture', 'tiles', 'whole', 'in tiles', 'change of PSNR', 'change of s, mean', 'largest'],
  pictures.map(({ name, tiles: { count, whole, chop, attention } }) => [
    name,
    String(count),
    formatFixed(whole, 3),
    formatFixed(chop, 3),
    formatFixed(chop - whole, 3),
    formatFixed(attention.mean, 4),
    formatFixed(attention.most, 4),
  ]),
)}

The tiles are better than the whole on ${pictures.filter(({ tiles }) => tiles.chop > tiles.whole).length} of ${pictures.length}, worse on ${pictures.filter(({ tiles }) => tiles.chop < tiles.whole).length}.
On average a factor of a tile lies ${meanOf(({ tiles }) => tiles.attention.mean, 4)} from the whole picture’s${
    betweenPictures === undefined
      ? '.'
      : `;\nbetween two of these pictures it differs by ${formatFixed(betweenPictures, 4)}.`
  }`;
}

const advantage = ({ degradations }: PictureFinding, how: Degradation): number =>
  degradations[how].rcan - degradations[how].bicubic;

function degradationVerdict(pictures: readonly PictureFinding[]): string {
  const where = (holds: (ahead: number) => boolean): string =>
    listed(
      degradations.filter((how) => holds(pictures.filter((picture) => advantage(picture, how) > 0).length)),
    );
  return `RCAN is ahead of bicubic on every picture after: ${where((ahead) => ahead === pictures.length)};
on some and not on others after: ${where((ahead) => ahead > 0 && ahead < pictures.length)}; on none after: ${where((ahead) => ahead === 0)}.`;
}

function rulerWords(ruler: RulerName, scale: number): string {
  const words: Readonly<Record<RulerName, string>> = {
    authors: 'the authors’',
    unrounded: 'output not rounded',
    'border-kept': `border of ${scale} px kept`,
    'full-range-luma': 'luma from 0 to 255',
    rgb: 'red, green and blue',
    shifted: 'output one pixel to the left',
    'peak-1': 'peak of 1, samples to 255',
  };
  return words[ruler];
}

function degradationWords(how: Degradation, scale: number): string {
  const words: Readonly<Record<Degradation, string>> = {
    bicubic: 'bicubic: MATLAB’s bicubic, as in training',
    area: `area: mean of ${scale} × ${scale} pixels`,
    blur: `blur: Gaussian, σ ${blurSigma} px, then one pixel in ${scale}`,
    nearest: `nearest: one pixel in ${scale}, no blur`,
    noise: `noise: bicubic, then σ ${noiseSigma} of 255`,
    jpeg: `jpeg: bicubic, then JPEG’s blocks at quality ${jpegQuality}`,
  };
  return words[how];
}
