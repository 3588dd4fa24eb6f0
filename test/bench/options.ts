import { wrongArguments } from '../../src/cli/arguments.ts';
import type { NetSize } from './worker/messages.ts';

/** `64,96` as numbers. @throws ReaderError `bad-argument` when one is no whole number above 0 */
export function wholeNumbers(option: string, text: string): number[] {
  const values = text.split(',').map(Number);
  if (values.every((value) => Number.isInteger(value) && value > 0)) return values;
  throw wrongArguments(`--${option} ${text} is not possible; give whole numbers above 0.`);
}

/** `10x20x64`. @throws ReaderError `bad-argument` when it is not three whole numbers */
export function netSize(text: string): NetSize {
  const [, groups, blocks, features] = /^(\d+)x(\d+)x(\d+)$/.exec(text) ?? [];
  const numbers = [Number(groups), Number(blocks), Number(features)] as const;
  if (numbers.every((value) => value > 0)) return numbers;
  throw wrongArguments(`--net ${text} is not possible; give groups x blocks x features, such as 10x20x64.`);
}

/** Names out of a list, separated by commas. @throws ReaderError `bad-argument` when one is not in it */
export function names<N extends string>(option: string, text: string, allowed: readonly N[]): N[] {
  return text.split(',').map((wanted) => {
    const name = allowed.find((one) => one === wanted);
    if (name === undefined) {
      throw wrongArguments(`--${option} ${wanted} is not one of ${allowed.join(', ')}.`);
    }
    return name;
  });
}
