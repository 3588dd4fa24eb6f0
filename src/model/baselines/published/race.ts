import { carnTable1, carnTable1Sources, type PublishedComplexity } from './carn-table-1.ts';
import { rcanTable2, rcanTable2Source } from './rcan-table-2.ts';
import type { ScoresByScale } from './scores.ts';
import { vdsrTable3, vdsrTable3Source } from './vdsr-table-3.ts';

/** Without a source where it is counted from the layers that the system's own paper lists. */
type Complexity = PublishedComplexity & { readonly source?: string };

/** What the race quotes of a system: its scores and its complexity, each from a source of its own. */
export interface Published {
  /** Systems that can be run have the names of `systems`. */
  readonly system: string;
  /** At x2; absent where none was published. */
  readonly complexity?: Complexity;
  readonly set5: ScoresByScale;
  /** Where the scores were read. */
  readonly source: string;
}

const inTable2 = (row: keyof typeof rcanTable2) => ({ set5: rcanTable2[row], source: rcanTable2Source });

/** CARN's table lists no large networks. */
const inCarn = (row: keyof typeof carnTable1): Complexity => ({
  ...carnTable1[row].complexity,
  source: carnTable1Sources.complexity,
});
const counted = (parameters: number, multiplyAdds: number): Complexity => ({ parameters, multiplyAdds });

/**
 * Published figures, quoted and not measured here, the worst first. Scores are those of the RCAN paper's table 2;
 * where it has no row, those of a paper that has one.
 */
export const published: readonly Published[] = [
  { system: 'bicubic', ...inTable2('Bicubic') },
  { system: 'sparse', set5: vdsrTable3['A+'], source: vdsrTable3Source },
  { system: 'srcnn-9-5-5', complexity: inCarn('SRCNN'), ...inTable2('SRCNN') },
  { system: 'vdsr', complexity: inCarn('VDSR'), ...inTable2('VDSR') },
  { system: 'drrn', complexity: inCarn('DRRN'), set5: carnTable1.DRRN.set5, source: carnTable1Sources.set5 },
  { system: 'memnet', complexity: inCarn('MemNet'), ...inTable2('MemNet') },
  { system: 'edsr', complexity: counted(40_730_000, 9384.7e9), ...inTable2('EDSR') },
  { system: 'rdn', complexity: counted(22_120_000, 5096.2e9), ...inTable2('RDN') },
  { system: 'rcan', complexity: counted(15_440_000, 3527e9), ...inTable2('RCAN') },
];
