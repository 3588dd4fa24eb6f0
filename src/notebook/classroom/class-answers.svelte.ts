import { createContext } from 'svelte';
import { canAnswer, type Answer, type Asked } from '../../views/question/question.ts';
import type { GivenLink } from '../address/given-link.svelte.ts';
import { readPermalink } from '../permalink/permalink.ts';
import { pageAt, type PageName } from '../../lessons/page-names.ts';
import type { Reading } from '../reading/reading.svelte.ts';
import type { Predictions, SharedAnswers } from '../permalink/answers-address.ts';
import { askedIn, sortOut } from './asked.ts';

/** Why a pasted link was not added. */
export type LeftOut = 'elsewhere' | 'duplicate' | 'unreadable' | 'too-many';

/** What became of links that were pasted. */
export interface Pasted {
  readonly added: number;
  /** Links of readers who had sent another one before, which they take the place of. */
  readonly replaced: number;
  /** By the place of the link among those pasted, from 1. */
  readonly left: readonly { readonly link: number; readonly name: string; readonly why: LeftOut }[];
}

/** So many readers' predictions are kept for a page: a school, not a class. */
const most = 500;

/**
 * The predictions of the open page's questions: the reader's own, and those of others, which came by links. They are
 * nowhere but in the page and in the links.
 */
export class ClassAnswers {
  own: Predictions = $state.raw(new Map());
  /** How the reader wants to be called in a link. */
  name = $state('');
  readonly #reading: Pick<Reading, 'open'>;
  readonly #tag = Math.random().toString(36).slice(2, 7).padEnd(5, '0');
  #others: Partial<Record<PageName, readonly SharedAnswers[]>> = $state.raw({});
  /** What the page was opened with. */
  readonly #given: SharedAnswers | undefined;

  constructor(reading: Pick<Reading, 'open'>, link: Pick<GivenLink, 'view' | 'refuseAnswers'>) {
    this.#reading = reading;
    const { answers } = link.view;
    if (!answers) return;
    const { fit, strange } = sortOut(answers.predictions, askedIn(reading.open.lesson));
    if (strange.size > 0) link.refuseAnswers({ ...answers, predictions: strange });
    if (fit.size === 0) return;
    this.#given = { ...answers, predictions: fit };
    this.#others = { [reading.open.name]: [this.#given] };
  }

  readonly asked: ReadonlyMap<number, Asked> = $derived.by(() => askedIn(this.#reading.open.lesson));

  get others(): readonly SharedAnswers[] {
    return this.#others[this.#reading.open.name] ?? [];
  }

  /** What the page was opened with, where it is still there. */
  get linked(): SharedAnswers | undefined {
    return this.others.find((one) => one === this.#given);
  }

  get mine(): SharedAnswers {
    return { tag: this.#tag, name: this.name.trim(), predictions: this.own };
  }

  /** Takes the reader's prediction down; undefined takes it back. */
  predict(number: number, answer: Answer | undefined): void {
    const own = new Map(this.own);
    own.delete(number);
    if (answer) own.set(number, answer);
    this.own = new Map([...own].sort(([a], [b]) => a - b));
  }

  /** The others' predictions of a question of the page, as far as they can be of this network. */
  of(number: number, question: Asked): Answer[] {
    return this.others.flatMap(({ predictions }) => {
      const answer = predictions.get(number);
      return answer && canAnswer(answer, question) ? [answer] : [];
    });
  }

  /** Adds the predictions that links carry, which have white space between them. */
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
      const { fit } = sortOut(answers.predictions, this.asked);
      if (fit.size === 0) return { name, why: 'unreadable' };
      const at = others.findIndex((one) => one.tag === tag);
      const next = { tag, name, predictions: fit };
      if (tag === this.#tag || (at >= 0 && isSame(others[at]!, next))) return { name, why: 'duplicate' };
      if (at >= 0) {
        others[at] = next;
        replaced++;
      } else if (others.length < most) {
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

  /** Lets go of the others' predictions of the open page. */
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
