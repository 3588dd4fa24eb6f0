import { deviation, mean } from 'd3';
import { rcanTable1 } from '../../model/baselines/published/rcan-table-1.ts';
import { table, twoDigits } from '../report-parts.ts';
import {
  columns,
  depths,
  experimentNames,
  lacking,
  pictureCounts,
  plannedRuns,
  seeds,
} from './experiments.ts';
import type { RecordedPoint, RecordedRun } from './recorded-run.ts';

/** Recorded runs by their names. */
type Runs = ReadonlyMap<string, RecordedRun>;

const last = (run: RecordedRun | undefined): RecordedPoint | undefined => run?.points.at(-1);

const cell = (value: number | undefined, format: (value: number) => string = twoDigits): string =>
  value === undefined ? 'not recorded' : format(value);

/** The page docs/ablation.md from the runs that were recorded; what is missing is named. */
export function ablationReport(recorded: readonly RecordedRun[]): string {
  const runs: Runs = new Map(recorded.map((run) => [run.id, run]));
  const missing = plannedRuns.filter(({ id }) => !runs.has(id));
  const held = recorded[0]?.heldOut;
  return `# What small networks say about depth, skips and attention

Made by \`npm run ablation\`; do not edit by hand. Recorded: ${recorded.length} of ${plannedRuns.length} runs, whose curves are in
training/recorded.${missing.length === 0 ? '' : ` Not yet: ${experimentsOf(missing)}.`}

${held ? `Held out: ${held.names.join(', ')} (bicubic ${twoDigits(held.bicubic)} dB).` : ''} PSNR in dB on luma, as many pixels as the scale left out along
every side. All at x2, batches of 8 patches of 24 px, L1 loss, Adam at 0.001. These networks are a thousandth of the
paper's and see a few thousand batches, where the paper's saw hundreds of thousands: what they show holds for them.

${tableOne(runs)}

${depth(runs)}

${upsampling(runs)}

${overfitting(runs)}
`;
}

function experimentsOf(missing: readonly { readonly experiment: string }[]): string {
  const counts = experimentNames
    .map((name) => [name, missing.filter(({ experiment }) => experiment === name).length] as const)
    .filter(([, count]) => count > 0);
  return counts.map(([name, count]) => `${count} of ${name}`).join(', ');
}

function tableOne(runs: Runs): string {
  const rows = columns.map((without, i) => {
    const psnrs = seeds
      .map((seed) => last(runs.get(`table-1-${lacking(without)}-seed-${seed}`))?.psnr)
      .filter((psnr) => psnr !== undefined);
    const has = (part: 'lsc' | 'ssc' | 'ca'): string => (without.includes(part) ? '' : 'yes');
    return [
      has('lsc'),
      has('ssc'),
      has('ca'),
      cell(mean(psnrs)),
      psnrs.length > 1 ? `${twoDigits(Math.min(...psnrs))} to ${twoDigits(Math.max(...psnrs))}` : '',
      psnrs.length > 1 ? twoDigits(deviation(psnrs)!) : '',
      String(psnrs.length),
      twoDigits(rcanTable1[i]!.psnr),
    ];
  });
  return `## Table 1 in small

3 groups of 4 blocks, 16 features, 1,000 steps, the rate falling to 0 along a cosine; blocks keep their own shortcuts, as
in the paper. Beside it the paper's Table 1 (200 blocks, 50,000 iterations).

${table(['long skip', 'short skips', 'attention', 'mean PSNR', 'lowest to highest', 'deviation', 'seeds', 'paper'], rows)}

${tableOneVerdict(runs)}`;
}

/** What each part is worth: the mean over pairs of runs that differ in it alone, and how often it was worth something. */
function tableOneVerdict(runs: Runs): string {
  const names = { lsc: 'The long skip', ssc: 'Short skips', ca: 'Attention' } as const;
  const sentences = (['lsc', 'ssc', 'ca'] as const).map((part) => {
    const pairs = pairsOf(part);
    const gains = seeds.flatMap((seed) =>
      pairs.flatMap((pair) => {
        const [own, other] = pair.map((i) => last(runs.get(`table-1-${lacking(columns[i]!)}-seed-${seed}`)));
        return own && other ? [own.psnr - other.psnr] : [];
      }),
    );
    if (gains.length === 0) return `${names[part]}: not recorded.`;
    const above = gains.filter((gain) => gain > 0).length;
    const paper = mean(pairs, ([own, other]) => rcanTable1[own]!.psnr - rcanTable1[other]!.psnr)!;
    return `${names[part]}: ${signed(mean(gains)!)} dB on average, better in ${above} of ${gains.length} pairs (paper: ${signed(paper)} dB).`;
  });
  return sentences.join('\n');
}

/** The columns of Table 1 that have a part, each with the one that lacks it alone. */
function pairsOf(part: 'lsc' | 'ssc' | 'ca'): [own: number, other: number][] {
  return columns.flatMap((without, own): [number, number][] => {
    if (without.includes(part)) return [];
    const other = columns.findIndex(
      (parts) =>
        parts.length === without.length + 1 && [...without, part].every((lacked) => parts.includes(lacked)),
    );
    return [[own, other]];
  });
}

const signed = (value: number): string => `${value < 0 ? '-' : '+'}${twoDigits(Math.abs(value))}`;

function depth(runs: Runs): string {
  const rows = depths.flatMap((blocks) =>
    (['plain', 'skips'] as const).map((kind) => {
      const run = runs.get(`depth-${blocks}-${kind}`);
      return [
        String(blocks),
        kind === 'plain' ? 'plain' : 'with skips',
        cell(run?.firstGradient, (value) => value.toPrecision(2)),
        cell(run?.points[0]?.loss),
        cell(last(run)?.loss),
        cell(last(run)?.psnr),
      ];
    }),
  );
  return `## Depth, plain and with skips

Blocks of two convolutions with 16 features, no attention; plain: no skip at all. The gradient is the norm of the L1 loss's
by the first layer's weights before the first step, for one batch. 400 steps; losses are means over 40 steps.

${table(['blocks', '', 'first gradient', 'loss, first steps', 'loss, last steps', 'PSNR'], rows)}`;
}

function upsampling(runs: Runs): string {
  const ids = ['first-16', 'last-16', 'last-32'] as const;
  const found = ids.map((id) => runs.get(`upsampling-${id}`));
  const shortest = Math.min(...found.map((run) => last(run)?.seconds ?? Infinity));
  const fewest = Math.min(...found.map((run) => (run ? run.multiplyAdds * run.setup.steps : Infinity)));
  const at = (run: RecordedRun | undefined, within: (point: RecordedPoint) => boolean): number | undefined =>
    run?.points.filter(within).at(-1)?.psnr;
  const rows = found.map((run, i) => [
    ids[i]!.startsWith('first') ? 'bicubic first' : 'at the end',
    ids[i]!.split('-')[1]!,
    cell(run && run.multiplyAdds / 1e6, (value) => value.toFixed(0)),
    cell(run && (1000 * last(run)!.seconds) / last(run)!.step, (value) => value.toFixed(0)),
    cell(last(run)?.psnr),
    cell(run && at(run, ({ step }) => step * run.multiplyAdds <= fewest * 1.001)),
    cell(at(run, ({ seconds }) => seconds <= shortest * 1.001)),
  ]);
  return `## Upsampling first or last

2 groups of 3 blocks, 1,000 steps, the rate falling along a cosine. PSNR at equal steps, and at the last validation within as
many multiply-adds, or as much time, as the cheapest of them took in all.

${table(['enlarged', 'features', 'million multiply-adds a patch', 'ms a step', 'equal steps', 'equal multiply-adds', 'equal time'], rows)}`;
}

function overfitting(runs: Runs): string {
  const rows = pictureCounts.map((count) => {
    const run = runs.get(`pictures-${count}`);
    const best = run && run.points.reduce((a, b) => (b.psnr > a.psnr ? b : a));
    return [
      String(count),
      cell(last(run)?.trainingPsnr),
      cell(last(run)?.psnr),
      cell(best?.psnr),
      cell(best?.step, String),
    ];
  });
  return `## Few pictures and many

2 groups of 3 blocks, 32 features, 2,000 steps at a constant rate, on the first 1, 4 and 100 pictures of the folder. Overfitting
shows where the held out pictures are best before the end while those trained on go on rising.

${table(['pictures', 'PSNR, trained on', 'PSNR, held out', 'best held out', 'at step'], rows)}`;
}
