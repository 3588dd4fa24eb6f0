import { oneOf, property, type Property, type ReadValue } from '../properties/properties.ts';
import { valueProblems } from '../properties/problems.ts';

/**
 * Something that a figure's reader can set. Its text is the same in a lesson's cell and in an address: letters, digits
 * and `- _ . , + @`.
 */
export interface Setting<T> extends Property<T, false> {
  /** Where neither the lesson nor the address names it. */
  readonly initial: T;
  // A method, so that a setting of some type is one of the settings of any.
  write(value: T): string;
}

export type Settings = Readonly<Record<string, Setting<unknown>>>;

export type SettingValues<S> = { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

/** One of some values, the first of them to begin with. */
export const choice = <const T extends string | number>(...all: readonly [T, ...T[]]): Setting<T> => ({
  ...oneOf(...all),
  initial: all[0],
  write: String,
});

/** One of some values, or none of them: what the session has holds. */
export const optionalChoice = <const T extends string | number>(
  ...all: readonly T[]
): Setting<T | undefined> => {
  const one = oneOf<T | 'session'>(...all, 'session');
  return {
    needed: false,
    read: (text) => {
      const found = one.read(text);
      return 'value' in found && found.value === 'session' ? { value: undefined } : (found as { value: T });
    },
    initial: undefined,
    write: (value) => (value === undefined ? 'session' : String(value)),
  };
};

/** On or off. */
export const toggle = (initial: boolean): Setting<boolean> => ({
  needed: false,
  read: (text) => {
    const found = oneOf('on', 'off').read(text);
    return 'value' in found ? { value: found.value === 'on' } : found;
  },
  initial,
  write: (value) => (value ? 'on' : 'off'),
});

/** A number from `from` to `to`; `digits` after the point are written. */
export const numberBetween = (
  from: number,
  to: number,
  { initial, digits = 0 }: { readonly initial: number; readonly digits?: number },
): Setting<number> => ({
  ...property((text) => {
    const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    return value >= from && value <= to && (digits > 0 || Number.isInteger(value))
      ? { value }
      : { problem: valueProblems.between(text, from, to) };
  }),
  initial,
  write: (value) => String(Number(value.toFixed(digits))),
});

/** Two whole numbers from 0, as 3,12; `absent` is what none is called. */
export const optionalPair = (absent: string): Setting<readonly [number, number] | undefined> => ({
  ...property((text): ReadValue<readonly [number, number] | undefined> => {
    if (text === absent) return { value: undefined };
    const found = /^(\d{1,5}), ?(\d{1,5})$/.exec(text);
    return found
      ? { value: [Number(found[1]), Number(found[2])] }
      : { problem: valueProblems.pair(text, absent) };
  }),
  initial: undefined,
  write: (value) => value?.join(',') ?? absent,
});

/** Any of some values, in the order of `all`; none of them is written `none`. */
export const several = <const T extends string>(
  all: readonly T[],
  initial: readonly T[] = [],
): Setting<readonly T[]> => ({
  ...property((text) => {
    const names: readonly string[] = text === 'none' ? [] : text.split(',').map((name) => name.trim());
    const strange = names.find((name) => !all.some((one) => one === name));
    return strange === undefined
      ? { value: all.filter((one) => names.includes(one)) }
      : { problem: valueProblems.oneOf(strange, [...all, 'none']) };
  }),
  initial,
  write: (values) => all.filter((one) => values.includes(one)).join(',') || 'none',
});
