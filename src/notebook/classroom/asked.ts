import { canAnswer, type Asked } from '../../views/question/question.ts';
import { answers } from '../../figures/question/answers.ts';
import type { question } from '../../figures/question/figure.ts';
import type { Values } from '../../figures/properties/properties.ts';
import { isCell, type Lesson } from '../../lessons/lesson.ts';
import type { Predictions } from '../permalink/answers-address.ts';

/** The kind of answer that each question of a lesson asks for, by number. The length of an order depends on the network. */
export function askedIn({ blocks }: Lesson): ReadonlyMap<number, Asked> {
  const asked = new Map<number, Asked>();
  for (const block of blocks) {
    if (!isCell(block) || block.name !== 'Question') continue;
    // Read by the properties of a question.
    const { answer, choices } = block.properties as Values<(typeof question)['properties']>;
    const { kind } = answers[answer];
    asked.set(block.number, { kind, ...(kind === 'choice' && { options: choices ?? [] }) });
  }
  return asked;
}

/** Splits predictions, which may be untrusted, into those that fit the questions and those that do not. */
export function partitionPredictions(
  predictions: Predictions,
  asked: ReadonlyMap<number, Asked>,
): { readonly fit: Predictions; readonly mismatched: Predictions } {
  const all = [...predictions];
  const fits = ([number, answer]: (typeof all)[number]): boolean => {
    const question = asked.get(number);
    return question !== undefined && canAnswer(answer, question);
  };
  return { fit: new Map(all.filter(fits)), mismatched: new Map(all.filter((one) => !fits(one))) };
}
