import { descending, range, sort } from 'd3';
import { errorPlane } from '../../analysis/error-map.ts';
import { defaultCutoff } from '../../analysis/frequency-grid.ts';
import { longSkip } from '../../analysis/branch-spectra.ts';
import { halfEnergyChannels } from '../../analysis/half-energy.ts';
import { authorsRuler, psnrBy, type Ruler } from '../../analysis/metrics.ts';
import { smoothShare } from '../../analysis/smooth-share.ts';
import { averageChannels, shareAbove } from '../../analysis/spectrum-table.ts';
import { worstSquare } from '../../analysis/worst-square.ts';
import { systemComplexity } from '../../model/baselines/system-complexity.ts';
import { shuffleFactors, type RcanConfig } from '../../model/config.ts';
import { countComplexity, workShares } from '../../model/complexity.ts';
import { receptiveField } from '../../model/receptive-field.ts';
import { group, head, hidden, input, tailInput, type Site } from '../../model/sites.ts';
import type { SiteRecord } from '../../trace/trace.ts';
import type { AnswerName } from './answers.ts';
import { at, number, type AnswerSource } from './answer-source.ts';
import { frequencyAnswers } from './frequency-answers.ts';
import { partAnswers } from './part-answers.ts';

const groupEnds = (config: RcanConfig): Site[] =>
  range(config.groups).flatMap((g) => [input(group(g)), group(g)]);

/** The energy of what a group added to its input: the sum of squared differences. */
function addedEnergy(before: SiteRecord, after: SiteRecord): number {
  return after.data.reduce((sum, value, i) => sum + (value - before.data[i]!) ** 2, 0);
}

/** The side of the square in which errors are added up, in px of SR. */
const squareSide = 16;

/** Squares in which an error is too small to be seen: 8 px of HR, 2 levels of 255. */
const smooth = { side: 8, limit: 2 } as const;

/** What a PSNR of the page gains or loses when one thing of its ruler is another. */
const otherRuler = (change: Partial<Ruler>): AnswerSource => ({
  measure: ({ shown: { sr, picture, network } }) => {
    const { hr } = picture;
    if (!hr) return;
    const authors = authorsRuler(network.info.config.scale);
    return number(psnrBy(sr, hr, { ...authors, ...change }) - psnrBy(sr, hr, authors));
  },
});

/** How every answer is computed from the run on the page. */
export const answerSources: Readonly<Record<AnswerName, AnswerSource>> = {
  'psnr-gain': {
    measure: ({ shown: { scores } }) => scores && number(scores.sr.psnr - scores.bicubic.psnr),
  },
  'psnr-on-rgb': otherRuler({ compared: 'rgb' }),
  'psnr-with-border': otherRuler({ border: 0 }),
  ...frequencyAnswers,
  ...partAnswers,
  parameters: {
    measure: ({ shown: { network, picture } }) =>
      number(countComplexity(network.info.config, picture.lr.height, picture.lr.width).parameters),
  },
  'shuffle-channels': {
    measure: ({ shown }) => {
      const { features, scale } = shown.network.info.config;
      return number(features * (shuffleFactors(scale)[0] ?? 1) ** 2);
    },
  },
  'hidden-alive': {
    sites: (_, { group: g, block: b }) => [hidden(g, b)],
    measure: ({ place }, record) =>
      number(record(hidden(place.group, place.block)).data.filter((value) => value > 0).length),
  },
  'low-frequency-share': {
    measure: ({ shown, spectra, measuring: { options } }) => {
      const { picture, sr } = shown;
      if (!picture.hr) return;
      const run = { ...picture, sr };
      return async ({ signal }) => {
        const spectrum = { ...options, mean: 'removed' } as const;
        const { table } = await spectra.picture(run, 'hr', { spectrum, signal });
        return { kind: 'number', value: 100 * (1 - shareAbove(table, 0, defaultCutoff)) };
      };
    },
  },
  'long-skip-high-frequency': {
    sites: (config) => Object.values(longSkip(config)),
    measure: ({ shown, spectra, measuring: { cutoff, options } }, record) => {
      const sites = longSkip(shown.network.info.config);
      const [identity, residual] = [record(sites.identity), record(sites.residual)];
      return async ({ signal }) => {
        const share = async (maps: SiteRecord): Promise<number> =>
          shareAbove(averageChannels(await spectra.channels(maps, { spectrum: options, signal })), 0, cutoff);
        return { kind: 'choice', index: (await share(identity)) > (await share(residual)) ? 0 : 1 };
      };
    },
  },
  'group-energy': {
    sites: groupEnds,
    measure: ({ shown }, record) => {
      const { groups } = shown.network.info.config;
      const energy = range(groups).map((g) => addedEnergy(record(input(group(g))), record(group(g))));
      const order = sort(range(groups), (a, b) => descending(energy[a], energy[b]));
      return at({ kind: 'order', order });
    },
  },
  'half-energy-channels': {
    sites: () => [head],
    measure: (_, record) => number(halfEnergyChannels(record(head))),
  },
  'smooth-squares': {
    measure: ({ shown: { picture } }) => {
      const { bicubic, hr } = picture;
      if (!hr) return;
      const errors = errorPlane(bicubic, hr, 'luma');
      return number(100 * smoothShare(errors, hr.width, hr.height, smooth));
    },
  },
  'receptive-field': {
    measure: ({ shown: { network } }) => number(receptiveField(network.info.config)),
  },
  'pre-upsampling-cost': {
    measure: ({ shown: { network, picture } }) => {
      const { config } = network.info;
      const { height, width } = picture.lr;
      const cost = (system: 'rcan' | 'rcan-after-bicubic'): number =>
        systemComplexity(system, config.scale, height, width, { rcan: config }).multiplyAdds;
      return number(cost('rcan-after-bicubic') / cost('rcan'));
    },
  },
  'tail-share': {
    measure: ({ shown: { network, picture } }) => {
      const done = workShares(network.info.config, picture.lr.height, picture.lr.width);
      return number(100 * (1 - done.get(tailInput)!));
    },
  },
  'worst-place': {
    measure: ({ shown: { sr, picture } }) => {
      const { hr } = picture;
      if (!hr) return;
      const place = worstSquare(errorPlane(sr, hr, 'luma'), hr.width, hr.height, squareSide);
      return at({ kind: 'place', ...place });
    },
  },
};
