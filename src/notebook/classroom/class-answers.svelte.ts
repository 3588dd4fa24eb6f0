import { createContext } from 'svelte';
import { canAnswer, type Answer, type Asked } from '../../views/question/question.ts';
import type { GivenLink } from '../address/given-link.svelte.ts';
import { readPermalink } from '../permalink/permalink.ts';
import { pageAt, type PageName } from '../../lessons/page-names.ts';
import type { Reading } from '../reading/reading.svelte.ts';
import type { Predictions, SharedAnswers } from '../permalink/answers-address.ts';
import { askedIn, partitionPredictions } from './asked.ts';

/** Why a pasted link was not added. */
export type LeftOut = 'elsewhere' | 'duplicate' | 'unreadable' | 'too-many';

/** The result of pasting links. */
export interface Pasted {
  readonly added: number;
  /** Count of links that replaced an earlier link of the same reader. */
  readonly replaced: number;
  /** Links that were not added, with their position among those pasted, from 1. */
  readonly left: readonly { readonly link: number; readonly name: string; readonly why: LeftOut }[];
}

/** The most readers whose predictions are kept for a page. */
const maxReaders = 500;

/**
 * Predictions for the questions of the open page: the reader's own, and those of others, from links. They are held in
 * memory and in links only, neither stored nor sent.
 */
export class ClassAnswers {
  own: Predictions = $state.raw(new Map());
  /** The reader's name in a link; may be empty. */
  name = $state('');
  readonly #reading: Pick<Reading, 'open'>;
  readonly #tag = Math.random().toString(36).slice(2, 7).padEnd(5, '0');
  #others: Partial<Record<PageName, readonly SharedAnswers[]>> = $state.raw({});
  /** The answers of the link that the page was opened with. */
  readonly #given: SharedAnswers | undefined;

  constructor(reading: Pick<Reading, 'open'>, link: Pick<GivenLink, 'view' | 'refuseAnswers'>) {
    this.#reading = reading;
    const { answers } = link.view;
    if (!answers) return;
    const { fit, mismatched } = partitionPredictions(answers.predictions, askedIn(reading.open.lesson));
    if (mismatched.size > 0) link.refuseAnswers({ ...answers, predictions: mismatched });
    if (fit.size === 0) return;
    this.#given = { ...answers, predictions: fit };
    this.#others = { [reading.open.name]: [this.#given] };
  }

  readonly asked: ReadonlyMap<number, Asked> = $derived.by(() => askedIn(this.#reading.open.lesson));

  get others(): readonly SharedAnswers[] {
    return this.#others[this.#reading.open.name] ?? [];
  }

  /** The answers of the link that the page was opened with, unless they were removed. */
  get linked(): SharedAnswers | undefined {
    return this.others.find((one) => one === this.#given);
  }

  get mine(): SharedAnswers {
    return { tag: this.#tag, name: this.name.trim(), predictions: this.own };
  }

  /** Sets the reader's prediction; undefined removes it. */
  predict(number: number, answer: Answer | undefined): void {
    const own = new Map(this.own);
    own.delete(number);
    if (answer) own.set(number, answer);
    this.own = new Map([...own].sort(([a], [b]) => a - b));
  }

  /** The others' predictions for a question, without those that do not fit this network. */
  of(number: number, question: Asked): Answer[] {
    return this.others.flatMap(({ predictions }) => {
      const answer = predictions.get(number);
      return answer && canAnswer(answer, question) ? [answer] : [];
    });
  }

  /** Adds the predictions of links that are separated by white space. */
  paste(text: string): Pasted {
    let [added, replaced] = [0, 0];
    const left: Pasted['left'][number][] = [];
    const others = [...this.others];
    const take = (link: string): { readonly name: string; readonly why?: LeftOut } => {
      const address = URL.canParse(link) ? new URL(link) : undefined;
      const answers = address && readPermalink(address.search).given.answers;
      if (!answers) return { name: '', why: 'unreadable' };
      const { tag, name } = answers;
      if (pageAt(address.pathname) !== this.#reading.open.name) return { name, why: 'elsewhere' };
      const { fit } = partitionPredictions(answers.predictions, this.asked);
      if (fit.size === 0) return { name, why: 'unreadable' };
      const at = others.findIndex((one) => one.tag === tag);
      const next = { tag, name, predictions: fit };
      if (tag === this.#tag || (at >= 0 && isSame(others[at]!, next))) return { name, why: 'duplicate' };
      if (at >= 0) {
        others[at] = next;
        replaced++;
      } else if (others.length < maxReaders) {
        others.push(next);
        added++;
      } else return { name, why: 'too-many' };
      return { name };
    };
    for (const [i, link] of text.split(/\s+/).filter(Boolean).entries()) {
      const { name, why } = take(link);
      if (why) left.push({ link: i + 1, name, why });
    }
    this.#keep(others);
    return { added, replaced, left };
  }

  /** Removes the others' predictions for the open page. */
  forget(): void {
    this.#keep([]);
  }

  #keep(others: readonly SharedAnswers[]): void {
    this.#others = { ...this.#others, [this.#reading.open.name]: others };
  }
}

const isSame = (a: SharedAnswers, b: SharedAnswers): boolean =>
  a.name === b.name && JSON.stringify([...a.predictions]) === JSON.stringify([...b.predictions]);

export const [useClassAnswers, provideClassAnswers] = createContext<ClassAnswers>();
