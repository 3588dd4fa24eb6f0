import { afterEach, expect, test, vi } from 'vitest';
import { parseScale, parseTiling, runCommand } from '../../src/cli/arguments.ts';
import { ReaderError } from '../../src/image/reader-error.ts';
import { codeOf } from '../reader-errors.ts';

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

/** Runs a command that takes --scale and one file; returns what it said, and its exit code. */
async function run(argv: string[], main: () => Promise<void> = () => Promise.resolve()) {
  const said: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => Boolean(said.push(String(text))));
  }
  await runCommand(
    { usage: 'Usage: it', options: { scale: { type: 'string' } }, positionals: ['IN.png'], main },
    argv,
  );
  const code = process.exitCode ?? 0;
  vi.restoreAllMocks();
  return { code, text: said.join('') };
}

test('right arguments run the command', async () => {
  const main = vi.fn(() => Promise.resolve());
  expect(await run(['a.png', '--scale', '2'], main)).toEqual({ code: 0, text: '' });
  expect(main).toHaveBeenCalledWith(expect.objectContaining({ scale: '2' }), ['a.png']);
});

test('--help prints the usage', async () => {
  expect(await run(['--help'])).toEqual({ code: 0, text: 'Usage: it\n' });
});

test.each([
  ['an unknown option', ['a.png', '--size', '2'], /^Unknown option '--size'\.\n\nUsage: it\n$/],
  ['an option without its value', ['a.png', '--scale'], /'--scale <value>'.*\n\nUsage: it\n$/],
  ['an argument too many', ['a.png', 'b.png'], /^"b\.png" is one argument too many\.\n\nUsage: it\n$/],
  ['an argument too few', [], /^The argument IN\.png is missing\.\n\nUsage: it\n$/],
])('%s: a sentence, the usage and code 2', async (_, argv, text) => {
  const outcome = await run(argv);
  expect(outcome.code).toBe(2);
  expect(outcome.text).toMatch(text);
});

test('what a reader can mend is one sentence and code 2', async () => {
  const main = () => Promise.reject(new ReaderError('empty-file', 'The file is empty.'));
  expect(await run(['a.png'], main)).toEqual({ code: 2, text: 'The file is empty.\n' });
});

test('a mistake of ours keeps its stack', async () => {
  const main = () => Promise.reject(new TypeError('x is undefined'));
  await expect(run(['a.png'], main)).rejects.toThrow(TypeError);
});

test('the scale is one of the four that RCAN has', () => {
  expect(['2', '3', '4', '8'].map(parseScale)).toEqual([2, 3, 4, 8]);
  for (const wrong of [undefined, '', '5', '2.0', 'x2']) {
    expect(codeOf(() => parseScale(wrong))).toBe('bad-argument');
  }
});

test('the tiling is one of three, and the engine decides when it is not given', () => {
  expect(['none', 'exact', 'chop', undefined].map(parseTiling)).toEqual(['none', 'exact', 'chop', 'auto']);
  for (const wrong of ['', 'auto', 'Chop']) expect(codeOf(() => parseTiling(wrong))).toBe('bad-argument');
});
