import { maxIndex, minIndex } from 'd3';
import { lrGridEnd } from '../../analysis/frequency-grid.ts';
import { partPlane } from '../../analysis/part-plane.ts';
import { shareAbove, type SpectrumTable } from '../../analysis/spectrum-table.ts';
import type { FloatPixels } from '../../image/pixels.ts';
import type { RcanConfig } from '../../model/config.ts';
import { blockParts, groupParts, partsWithoutBlocks } from '../../model/contribution-parts.ts';
import { group } from '../../model/sites.ts';
import { mostBlocks } from '../../session/run/parts-window.ts';
import { stepsOf } from '../../views/contributions/steps.ts';
import { sumPictures } from '../contributions/sum-pictures.ts';
import type { AnswerName } from './answers.ts';
import type { AnswerParts, AnswerSource } from './answer-source.ts';

type PartAnswer = Extract<AnswerName, 'block-adds-most' | 'lowest-frequency-part' | 'psnr-without-group-3'>;

/** Spectra of what parts add to the luma, as the figure of the sum measures them. */
async function partTables(
  { spectra, measuring: { options } }: AnswerParts,
  pictures: Iterable<FloatPixels>,
  signal: AbortSignal | undefined,
): Promise<SpectrumTable[]> {
  const tables: SpectrumTable[] = [];
  for (const picture of pictures)
    tables.push((await spectra.plane(partPlane(picture), { spectrum: options, signal })).table);
  return tables;
}

const hasFewBlocks = ({ groups, blocks }: RcanConfig): boolean => groups * blocks <= mostBlocks;

/** Group 3, or the last one of a network that has fewer. */
const askedGroup = ({ groups }: RcanConfig): number => Math.min(3, groups - 1);

/** The answers about the parts of which the output is the sum. */
export const partAnswers: Readonly<Record<PartAnswer, AnswerSource>> = {
  'block-adds-most': {
    parts: (config) => (hasFewBlocks(config) ? blockParts(config) : undefined),
    measure:
      (parts, _, known) =>
      async ({ signal }) => {
        const tables = await partTables(parts, known.pictures.values(), signal);
        return { kind: 'number', value: 1 + maxIndex(tables, ({ energy }) => energy[0]!) };
      },
  },
  'lowest-frequency-part': {
    parts: (config) => (hasFewBlocks(config) ? [...partsWithoutBlocks, ...blockParts(config)] : undefined),
    measure: (parts, _, known) => {
      const { config } = parts.shown.network.info;
      const steps = stepsOf(config, known.pictures) ?? [];
      return async ({ signal }) => {
        const tables = await partTables(
          parts,
          steps.map(({ picture }) => picture),
          signal,
        );
        const lowest = minIndex(tables, (table) => shareAbove(table, 0, lrGridEnd(config.scale)));
        return { kind: 'choice', index: Math.min(lowest, 2) };
      };
    },
  },
  'psnr-without-group-3': {
    parts: (config) => [...partsWithoutBlocks, ...groupParts(config)],
    measure: ({ shown, spectra }, _, { window, pictures }) => {
      const { lr, truth: reference, scale } = sumPictures(shown, window);
      if (!reference) return;
      const left = group(askedGroup(shown.network.info.config));
      const parts = [...pictures].filter(([name]) => name !== left).map(([, picture]) => picture);
      return async ({ signal }) => {
        const psnrs = await spectra.sums({ parts, lr, reference, scale }, { signal });
        return { kind: 'number', value: psnrs.at(-1)! };
      };
    },
  },
};
