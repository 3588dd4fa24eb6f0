import type { Answer } from '../../views/question/question.ts';
import { readable } from '../../image/reader-error.ts';
import { unfit, type Unfit } from './unfit.ts';

/** What somebody predicted, by the number of the question on its page. */
export type Predictions = ReadonlyMap<number, Answer>;

/** What one reader predicted, as a link carries it. */
export interface SharedAnswers {
  /** Five random letters or digits that identify the reader, as names are optional and not unique. */
  readonly tag: string;
  /** Empty where none was given. */
  readonly name: string;
  readonly predictions: Predictions;
}

/** The most characters of predictions in an address: about thirty predictions of each kind. */
export const longestAnswers = 1500;
export const longestName = 40;
const form = unfit({ kind: 'form', example: '1n50;2c0;3o2,0,1;4p0.25,0.7@k3f9a,Mia' });

/**
 * Predictions as an address carries them, each its question's number, a letter for its kind, and what was predicted:
 * `1n50;2c0;3o2,0,1;4p0.25,0.7@k3f9a,Mia` are a number, the first choice, an order, and a place in the picture, by the
 * reader `k3f9a`, called Mia. Empty where nothing was predicted, undefined where it is longer than `longestAnswers`.
 */
export function answersToAddress({ tag, name, predictions }: SharedAnswers): string | undefined {
  if (predictions.size === 0) return '';
  const entries = [...predictions].map(([question, answer]) => `${question}${entryOf(answer)}`).join(';');
  const text = `${entries}@${tag}${name === '' ? '' : `,${readable(name, longestName)}`}`;
  return text.length > longestAnswers ? undefined : text;
}

function entryOf(answer: Answer): string {
  switch (answer.kind) {
    case 'number':
      return `n${answer.value}`;
    case 'choice':
      return `c${answer.index}`;
    case 'order':
      return `o${answer.order.join(',')}`;
    case 'place':
      return `p${[answer.x, answer.y].map((share) => Number(share.toFixed(3))).join(',')}`;
  }
}

/** Reads what `answersToAddress` wrote, or anything else. Whether there are such questions is for the page to say. */
export function answersFromAddress(text: string): SharedAnswers | Unfit {
  const [, entries, tag, name = ''] = /^([^@]+)@([a-z0-9]{5})(?:,(.+))?$/s.exec(text) ?? [];
  if (entries === undefined || tag === undefined) return form;
  const predictions = new Map<number, Answer>();
  for (const entry of entries.split(';')) {
    const [, question, kind, value = ''] = /^([1-9]\d?)([ncop])(.+)$/.exec(entry) ?? [];
    const answer = kind === undefined ? undefined : answerOf(kind, value);
    if (!answer || predictions.has(Number(question))) return form;
    predictions.set(Number(question), answer);
  }
  return { tag, name: readable(name, longestName), predictions };
}

function answerOf(kind: string, text: string): Answer | undefined {
  const values = text
    .split(',')
    .map((value) => (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(value) ? Number(value) : NaN));
  const [first = NaN, second = NaN] = values;
  const isShare = (value: number): boolean => value >= 0 && value <= 1;
  if (kind === 'o') {
    // Every place once.
    const isOrder = values.length < 100 && values.toSorted((a, b) => a - b).every((value, i) => value === i);
    return isOrder ? { kind: 'order', order: values } : undefined;
  }
  if (values.length !== (kind === 'p' ? 2 : 1)) return undefined;
  if (kind === 'p')
    return isShare(first) && isShare(second) ? { kind: 'place', x: first, y: second } : undefined;
  if (kind === 'n') return Number.isFinite(first) ? { kind: 'number', value: first } : undefined;
  return Number.isInteger(first) && first >= 0 && first < 100 ? { kind: 'choice', index: first } : undefined;
}
