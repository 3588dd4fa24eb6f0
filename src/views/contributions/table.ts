import { shareColumn } from '../shared/share-column.ts';
import { tabulate, type Table } from '../shared/table.ts';
import type { PartReading, SumScores } from './readings.ts';
import type { Step } from './steps.ts';

/** Every step with what it adds and the score of the sum after it. */
export function contributionsTable(
  steps: readonly Step[],
  readings: ReadonlyMap<string, PartReading>,
  scores: SumScores | undefined,
  cutoff: number,
): Table {
  const score =
    scores?.against === 'truth' ? 'PSNR of the sum (dB)' : 'distance of the sum to the output (levels)';
  return tabulate(
    steps.map((step, i) => ({ step, reading: readings.get(step.name), value: scores?.values[i] })),
    {
      part: ({ step }) => step.name,
      'root mean square (levels)': ({ reading }) => reading?.rms,
      [shareColumn(cutoff)]: ({ reading }) => reading?.high,
      [score]: ({ value }) => value,
    },
  );
}
