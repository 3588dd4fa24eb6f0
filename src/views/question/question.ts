/** What a number is a number of; '' where something is counted, `times` of a ratio. */
export type Unit = '' | 'dB' | '%' | 'px' | 'times';

/** What is asked, and what can be predicted. */
export interface AskedQuestion {
  readonly ask: string;
  readonly kind: 'number' | 'choice' | 'order' | 'place';
  /** Of a number. */
  readonly unit: Unit;
  /** The choices, or what is to be put in order. */
  readonly options: readonly string[];
}

/** A prediction or an answer. */
export type Answer =
  | { readonly kind: 'number'; readonly value: number }
  /** An index of the options. */
  | { readonly kind: 'choice'; readonly index: number }
  /** Indices of the options, from first to last. */
  | { readonly kind: 'order'; readonly order: readonly number[] }
  /** As shares of the picture's width and height. */
  | { readonly kind: 'place'; readonly x: number; readonly y: number };

/**
 * Why a run has no answer: its true picture is not known; its output cannot be taken apart into what the question asks of,
 * as it was computed in tiles or by a network of too many blocks; or that failed.
 */
export type Missing = 'truth' | 'parts' | 'failed';

/** Of a question, what decides which predictions can be its own. */
export interface Asked extends Pick<AskedQuestion, 'kind'> {
  /** Left out where it is not known yet how many there are. */
  readonly options?: AskedQuestion['options'];
}

/** Whether a prediction, which may have come from anywhere, can be one of the question. */
export function canAnswer(answer: Answer, { kind, options }: Asked): boolean {
  if (answer.kind !== kind || !options) return answer.kind === kind;
  if (answer.kind === 'choice') return answer.index < options.length;
  return answer.kind !== 'order' || answer.order.length === options.length;
}

/** How many of a predicted order stand where they belong. */
export const inPlace = (predicted: readonly number[], found: readonly number[]): number =>
  predicted.filter((item, i) => item === found[i]).length;

/** Moves an item of an order up (-1) or down (1), as far as there is room. */
export function moved(order: readonly number[], at: number, by: -1 | 1): number[] {
  const to = at + by;
  if (to < 0 || to >= order.length) return [...order];
  const [one, other] = [order[at]!, order[to]!];
  return order.map((item, i) => (i === at ? other : i === to ? one : item));
}

/** Pixels between two places in a picture. */
export const distance = (
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
  { width, height }: { readonly width: number; readonly height: number },
): number => Math.hypot((a.x - b.x) * width, (a.y - b.y) * height);

/** A number as somebody types it, with a point or a comma; undefined where it is none. */
export function typedNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replace('−', '-')
    .replace(',', '.')
    .replaceAll(/(\d)[ '](?=\d{3})/g, '$1');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}
