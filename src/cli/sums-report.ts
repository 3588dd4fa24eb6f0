import type { PictureFinding, StepFinding } from './contribution-findings.ts';
import { groupSiteOf, listed, ranged, table, twoDigits } from './report-parts.ts';

/** A section of the page: the PSNR of the sum after each part. */
export function sumsSection(pictures: readonly PictureFinding[]): string {
  return `### Does PSNR rise with every part?

PSNR of bicubic, and of the sum after the long skip, the first features and each group. _Rises with_: after how many of
the parts, one by one, it is higher than before.

${sumsTable(pictures)}

${risingVerdict(pictures)}

${skipVerdict(pictures)}`;
}

function sumsTable(pictures: readonly PictureFinding[]): string {
  const ends = pictures[0]?.steps.filter(isEnd) ?? [];
  return table(
    ['picture', 'bicubic', ...ends.map(({ name }) => endName(name)), 'rises with', 'highest after'],
    pictures.map(({ name, bicubic, steps }) => [
      name,
      twoDigits(bicubic),
      ...steps.filter(isEnd).map(({ psnr }) => twoDigits(psnr)),
      `${gainsOf(steps).filter(({ gain }) => gain > 0).length} of ${steps.length - 1}`,
      steps.toSorted((a, b) => b.psnr - a.psnr)[0]!.name,
    ]),
  );
}

/** Whether a step is no block, or a group’s last one. */
const isEnd = ({ name }: StepFinding, i: number, steps: readonly StepFinding[]): boolean =>
  i < 2 || groupSiteOf(name) !== groupSiteOf(steps[i + 1]?.name ?? '');

const endName = (name: string): string =>
  name.startsWith('body.')
    ? `+ ${groupSiteOf(name)}`
    : name === 'long_skip'
      ? 'long skip'
      : '+ first features';

/** By how much each part but the first raises PSNR, in dB. */
export const gainsOf = (steps: readonly StepFinding[]): { name: string; gain: number }[] =>
  steps.slice(1).map(({ name, psnr }, i) => ({ name, gain: psnr - steps[i]!.psnr }));

/** Whether PSNR rises with every part. */
export const risesThroughout = ({ steps }: PictureFinding): boolean =>
  gainsOf(steps).every(({ gain }) => gain > 0);

function risingVerdict(pictures: readonly PictureFinding[]): string {
  const gains = pictures.map(({ steps }) => gainsOf(steps));
  const always = pictures.filter(risesThroughout).length;
  const falls = (gains[0] ?? []).map(({ name }, i) => ({
    name,
    count: gains.filter((found) => found[i]!.gain < 0).length,
  }));
  return `PSNR rises with every part on ${always} of ${pictures.length} pictures. It falls with: ${listed(
    falls.filter(({ count }) => count > 0).map(({ name, count }) => `\`${name}\` (on ${count})`),
  )}.`;
}

function skipVerdict(pictures: readonly PictureFinding[]): string {
  const ahead = (step: number): number[] => pictures.map(({ bicubic, steps }) => steps[step]!.psnr - bicubic);
  const count = (leads: readonly number[]): string =>
    `on ${leads.filter((lead) => lead > 0).length} of ${leads.length} pictures`;
  return `The long skip alone is ahead of bicubic ${count(ahead(0))}, by ${ranged(ahead(0), twoDigits)} dB; with the first features
${count(ahead(1))}, by ${ranged(ahead(1), twoDigits)} dB.`;
}
