import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { RunRequest } from '../engine/protocol.ts';
import { cardIds, type CardId } from '../image/cards/index.ts';
import { ReaderError } from '../image/reader-error.ts';
import type { Scale } from '../model/config.ts';
import { note, print } from './print.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>
>['values'];

/** A command of the terminal. */
export interface Command<O extends Options> {
  /** How it is called and what its options mean; shown by --help and after wrong arguments. */
  readonly usage: string;
  /** As `node:util` parseArgs takes them. */
  readonly options: O;
  /** Names of the arguments that are no options, all required. */
  readonly positionals?: readonly string[];
  readonly main: (values: Values<O>, positionals: readonly string[]) => Promise<void>;
}

/**
 * Parses the arguments and runs the command. A `ReaderError` is printed to stderr as one sentence, with exit code 2;
 * after wrong arguments the usage follows. Any other error is a bug and keeps its stack (code 1).
 */
export async function runCommand<O extends Options>(
  command: Command<O>,
  argv: string[] = process.argv.slice(2),
): Promise<void> {
  try {
    if (argv.includes('--help') || argv.includes('-h')) {
      print(command.usage);
      return;
    }
    const { values, positionals } = parse(command, argv);
    await command.main(values, positionals);
  } catch (error) {
    if (!(error instanceof ReaderError)) throw error;
    const usage = error.code === 'bad-argument' && error.details['usage'] === 1 ? `\n\n${command.usage}` : '';
    note(`${error.message}${usage}`);
    process.exitCode = 2;
  }
}

/** An error about the arguments: the usage is printed below it. */
export function wrongArguments(message: string): ReaderError {
  return new ReaderError('bad-argument', message, { usage: 1 });
}

function parse<O extends Options>({ options, positionals: names = [] }: Command<O>, args: string[]) {
  const parsed = parseOrExplain({ args, options, allowPositionals: true, strict: true } as const);
  const { positionals } = parsed;
  if (positionals.length < names.length) {
    throw wrongArguments(`The argument ${names[positionals.length]} is missing.`);
  }
  if (positionals.length > names.length) {
    throw wrongArguments(`"${positionals[names.length]}" is one argument too many.`);
  }
  return parsed;
}

function parseOrExplain<C extends ParseArgsConfig>(config: C) {
  try {
    return parseArgs(config);
  } catch (error) {
    // The first sentence of parseArgs's message: "Unknown option '--x'. To specify ...".
    if (error instanceof TypeError)
      throw wrongArguments(error.message.split(/\.\s/)[0]!.replace(/\.?$/, '.'));
    throw error;
  }
}

/**
 * Reads the value of --scale.
 * @throws ReaderError `bad-argument` when it is missing or not one of 2, 3, 4, 8
 */
export function parseScale(value: string | undefined): Scale {
  if (value === undefined) throw wrongArguments('The option --scale is missing; give 2, 3, 4 or 8.');
  const scale = [2, 3, 4, 8].find((allowed) => String(allowed) === value);
  if (!scale) throw wrongArguments(`--scale ${value} is not possible; give 2, 3, 4 or 8.`);
  return scale as Scale;
}

/** The lines of a usage that say what --tiling takes. */
export const tilingUsage = `none: the picture whole; exact: in tiles, equal to the whole up to rounding;
               chop: in the tiles of the official test scripts, with an attention each; when not given,
               none, or exact for pictures that do not fit into memory`;

/**
 * Reads the value of --tiling; 'auto' when it is missing.
 * @throws ReaderError `bad-argument` when it is not one of none, exact, chop
 */
export function parseTiling(value: string | undefined): NonNullable<RunRequest['tiling']> {
  const kind = (['none', 'exact', 'chop'] as const).find((allowed) => allowed === value);
  if (kind) return kind;
  if (value === undefined) return 'auto';
  throw wrongArguments(`--tiling ${value} is not possible; give none, exact or chop.`);
}

/**
 * Reads the value of --cards; all of them when it is missing.
 * @throws ReaderError `bad-argument` when there is no such card
 */
export function parseCards(list: string | undefined): readonly CardId[] {
  if (list === undefined) return cardIds;
  return list.split(',').map((name) => {
    const card = cardIds.find((id) => id === name.trim());
    if (!card) throw wrongArguments(`There is no test card '${name}'; there are ${cardIds.join(', ')}.`);
    return card;
  });
}

/**
 * Reads a whole number.
 * @throws ReaderError `bad-argument` when it is none, or below `least`
 */
export function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least) return value;
  throw wrongArguments(`--${name} ${text} is not possible; give a whole number from ${least} up.`);
}
