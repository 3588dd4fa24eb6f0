import { createContext } from 'svelte';
import type { Answer, Asked } from '../../views/question/question.ts';

/** Where the predictions of a page's questions are kept: the reader's, and those of others that came by links. */
export interface Predictions {
  /** Takes the reader's prediction of question `number` down; undefined takes it back. */
  predict(number: number, answer: Answer | undefined): void;
  /** The others' predictions of it, as far as they can be of this network. */
  of(number: number, question: Asked): readonly Answer[];
}

export const [usePredictions, providePredictions] = createContext<Predictions>();
