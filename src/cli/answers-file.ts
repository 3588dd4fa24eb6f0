import type { MeasuredAnswers } from '../analysis/hidden-answers.ts';
import { block } from '../model/sites.ts';
import type { AttentionFinding } from './attention-survey.ts';
import { writeBytes } from './output.ts';

/** What was found of the hidden units, for the notebook's figures. */
export const measuredAnswers = ({ fingerprint, pictures, answers }: AttentionFinding): MeasuredAnswers => ({
  fingerprint,
  pictures: pictures.map(({ name }) => name),
  above: Object.fromEntries(answers.blocks.map(({ group, block: b, times }) => [block(group, b), times])),
});

/** Writes it beside the file of weights, under its name. @throws ReaderError `file-unreadable` */
export async function writeAnswers(weights: string, finding: AttentionFinding): Promise<void> {
  const text = `${JSON.stringify(measuredAnswers(finding), null, 2)}\n`;
  await writeBytes(weights.replace(/\.safetensors$/, '.answers.json'), new TextEncoder().encode(text));
}
