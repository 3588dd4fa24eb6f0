import type { CellDefinition } from '../definition.ts';
import { setupProblems, valueProblems } from '../properties/problems.ts';
import { needed, property, words } from '../properties/properties.ts';
import { answerKind, answers, splitChoices, type AnswerName } from './answers.ts';

const properties = {
  ask: needed(words),
  answer: needed(
    property<AnswerName>((text) =>
      answerKind(text)
        ? { value: text as AnswerName }
        : { problem: valueProblems.answer(text, Object.keys(answers)) },
    ),
  ),
  choices: property<readonly string[]>((text) =>
    text === '' ? { problem: valueProblems.noChoices() } : { value: splitChoices(text) },
  ),
};

export const question: CellDefinition<'Question', typeof properties, Record<never, never>> = {
  name: 'Question',
  isFigure: false,
  properties,
  settings: {},
  captions: undefined,
  opensPage: false,
  problem: ({ answer, choices = [] }) => {
    const kind = answers[answer];
    const wanted = kind.kind === 'choice' ? kind.choices : 0;
    return choices.length === wanted ? undefined : setupProblems.wrongChoices(answer, wanted, choices.length);
  },
};
