import { afterEach, expect, test, vi } from 'vitest';
import { printable, printJson } from '../../src/cli/print.ts';
import { progressLine } from '../../src/cli/progress-line.ts';

afterEach(() => vi.restoreAllMocks());

/** A name that sets the title of the terminal, clears it and turns the direction of what follows. */
const hostile = '\u001b]0;owned\u0007\u001b[2J\u009b2J\u202egnp.exe';
// eslint-disable-next-line no-control-regex -- these are what must not be there
const unreadable = /[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/;

test('what is printed holds no control characters, and keeps its lines', () => {
  expect(printable(`${hostile}: 3\nnext`)).toBe(
    '\ufffd]0;owned\ufffd\ufffd[2J\ufffd2J\ufffdgnp.exe: 3\nnext',
  );
});

test('JSON has them escaped, so that names are what they were', () => {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean(said.push(String(text))));
  printJson({ name: `${hostile}\u{1f600}\u{e0001}` });
  vi.restoreAllMocks();
  expect(said.join('')).not.toMatch(unreadable);
  expect(said.join('')).toContain('\u{1f600}');
  expect(JSON.parse(said.join(''))).toEqual({ name: `${hostile}\u{1f600}\u{e0001}` });
});

test('the name of a picture that is enlarged cannot move the cursor', () => {
  const said: string[] = [];
  const stream = { isTTY: true, write: (text: string) => Boolean(said.push(text)) };
  progressLine(hostile, stream as NodeJS.WriteStream)({ done: 1, total: 2 });
  expect(said.join('').replace('\r\u001b[K', '')).not.toMatch(unreadable);
});
