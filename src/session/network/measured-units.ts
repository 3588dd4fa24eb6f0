import type { MeasuredAnswers } from '../../analysis/hidden-answers.ts';
import { block } from '../../model/sites.ts';
import type { MeasuredUnits } from '../../views/hidden-units/state.ts';

const files = import.meta.glob<MeasuredAnswers>('../../../weights/*.answers.json', {
  import: 'default',
  eager: true,
});

/** What `npm run attention` found of a block's hidden units; undefined for a checkpoint that it did not measure. */
export function measuredUnits(
  fingerprint: string | undefined,
  g: number,
  b: number,
): MeasuredUnits | undefined {
  const measured = Object.values(files).find((file) => file.fingerprint === fingerprint);
  const above = measured?.above[block(g, b)];
  return measured && above && { pictures: measured.pictures.length, above };
}
