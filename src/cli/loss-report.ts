import { mean } from 'd3';
import type { PictureLoss } from './attention-survey.ts';
import { formatFixed } from '../views/shared/number.ts';
import { ranged, table, twoDigits } from './report-parts.ts';

/** A loss that a picture has once; of the other pictures' attention, the mean over them. */
type Loss = (picture: PictureLoss) => number;
const one: Loss = (picture) => picture.one;
const tenth: Loss = (picture) => picture.tenth;
const average: Loss = (picture) => picture.mean;
const others: Loss = (picture) => mean(picture.others) ?? NaN;

/** What PSNR loses when attention is overruled, picture by picture, and what that says. */
export function lossSection(pictures: readonly PictureLoss[]): string {
  const sets = [...new Set(pictures.map(({ set }) => set))];
  const means = (name: string, some: readonly PictureLoss[]): string[] => [
    `**${name}**`,
    ...[
      ({ bicubic }: PictureLoss) => bicubic,
      ({ rcan }: PictureLoss) => rcan,
      one,
      tenth,
      average,
      others,
    ].map((of) => twoDigits(mean(some, of) ?? NaN)),
    '',
  ];
  return `### What attention earns

PSNR of bicubic and of the network as it is, and what it loses. _s = 1_: every block passes its maps on as they are. _s =
0.1_: all of them at a tenth, the residual scaling of EDSR. _s = its mean_: every channel’s mean over the other pictures, so
that attention is the same whatever the picture. _s of another picture_: the mean over the other pictures, then the least and
the most that one of them costs.

${table(
  ['picture', 'bicubic', 'RCAN', 's = 1', 's = 0.1', 's = its mean', 's of another picture', 'from, to'],
  [
    ...pictures.map((picture) => [
      picture.name,
      twoDigits(picture.bicubic),
      twoDigits(picture.rcan),
      ...[one, tenth, average, others].map((of) => twoDigits(of(picture))),
      `${twoDigits(Math.min(...picture.others))}, ${twoDigits(Math.max(...picture.others))}`,
    ]),
    ...(sets.length > 1
      ? sets.map((set) =>
          means(
            `mean, ${set}`,
            pictures.filter((one) => one.set === set),
          ),
        )
      : []),
    means('mean', pictures),
  ],
)}

${lossVerdict(pictures)}`;
}

/** Parts of what s = 1 costs below which the picture’s own part in attention is called small, and above which large. */
const small = 0.1;
const large = 0.5;

function lossVerdict(pictures: readonly PictureLoss[]): string {
  const told = (name: string, of: Loss): string => {
    const falls = pictures.filter((picture) => of(picture) > 0).length;
    const below = pictures.filter((picture) => picture.rcan - of(picture) < picture.bicubic).length;
    return `- ${name}: ${ranged(pictures.map(of), twoDigits)} dB lost; PSNR falls on ${falls} of ${pictures.length}, to below bicubic on ${below}.`;
  };
  const pairs = pictures.flatMap((picture) => picture.others);
  const better = pairs.filter((lost) => lost < 0).length;
  return `${told('With s = 1', one)}
${told('With s = 0.1', tenth)}
${told('With s = its mean', average)}
- With s of another picture: ${ranged(pairs, twoDigits)} dB lost; in ${better} of ${pairs.length} pairs of pictures PSNR is higher with it.

${earned(pictures)}`;
}

/** How much of what attention earns is earned by finding it anew for every picture: on all, and set by set. */
function earned(pictures: readonly PictureLoss[]): string {
  const whole = mean(pictures, one) ?? NaN;
  if (!(whole > 0))
    return 'On average nothing is lost with s = 1: on these pictures attention earns these weights nothing.';
  const sets = [...new Set(pictures.map(({ set }) => set))];
  const bySet = sets.map((set) => `on ${set} ${share(pictures.filter((picture) => picture.set === set))}`);
  return `These weights need their factors: ${twoDigits(whole)} dB are lost on average with s = 1. What of that is still lost with factors that
are the same for every picture is what finding them anew for every picture earns:
${[`on all ${share(pictures)}`, ...(sets.length > 1 ? bySet : [])].join(';\n')}.`;
}

function share(pictures: readonly PictureLoss[]): string {
  const [whole, blind] = [mean(pictures, one) ?? NaN, mean(pictures, average) ?? NaN];
  const part = blind / whole;
  const size = part < small ? 'little' : part < large ? 'a part' : 'most';
  return `${size}, ${twoDigits(blind)} of ${twoDigits(whole)} dB (${formatFixed(100 * part, 1)} %)`;
}
