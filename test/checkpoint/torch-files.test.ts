import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readCheckpoint, type CheckpointFormat } from '../../src/checkpoint/read-checkpoint.ts';
import { writeSafetensors } from '../../src/checkpoint/safetensors.ts';
import { ReaderError } from '../../src/image/reader-error.ts';
import { arrayBuffer, formula, stateOf, thrownBy, tiny } from './states.ts';

const folder = new URL('../fixtures/checkpoints/', import.meta.url);
const bytesOf = (name: string): Uint8Array => readFileSync(new URL(name, folder));
const readBytes = (bytes: Uint8Array, name = 'file') => readCheckpoint(arrayBuffer(bytes), name);

function messageOf(bytes: Uint8Array): string {
  const error = thrownBy(() => readBytes(bytes));
  expect(error).toBeInstanceOf(ReaderError);
  return (error as ReaderError).message;
}

/** The names in the order in which make_checkpoints.py numbers them: `add_mean` before `head`. */
const names = [...stateOf(tiny).keys()].filter((name) => !name.startsWith('add_mean'));
names.splice(2, 0, 'add_mean.weight', 'add_mean.bias');

describe('what torch.save writes', () => {
  test.each<[string, CheckpointFormat]>([
    ['zip.pt', 'torch-zip'],
    ['legacy.pt', 'torch-legacy'],
    ['half.pt', 'torch-zip'],
    ['double-legacy.pt', 'torch-legacy'],
    ['strided.pt', 'torch-zip'],
    ['strided-legacy.pt', 'torch-legacy'],
    ['parameters.pt', 'torch-zip'],
    ['wrapped.pt', 'torch-zip'],
  ])('%s gives every value its place', (name, format) => {
    const checkpoint = readBytes(bytesOf(name), name);
    expect(checkpoint).toMatchObject({ name, format, config: tiny });
    const shapes = stateOf(tiny);
    expect([...checkpoint.state.keys()].sort()).toEqual([...names].sort());
    names.forEach((entry, k) => {
      expect(checkpoint.state.get(entry), entry).toEqual(formula(k, shapes.get(entry)!.shape));
    });
  });

  test.each(['hostile.pt', 'hostile-legacy.pt'])('%s is refused, not executed', (name) => {
    expect(messageOf(bytesOf(name))).toMatch(/Python object 'posix\.system' at byte \d+/);
  });

  test('a compressed zip is refused, naming the entry', () => {
    expect(messageOf(bytesOf('deflated.pt'))).toMatch(/'zip\/data\.pkl' of the zip archive is compressed/);
  });
});

describe('a file that is damaged', () => {
  test.each(['zip.pt', 'legacy.pt', 'strided-legacy.pt'])(
    '%s, cut anywhere, is refused with a sentence',
    (name) => {
      const bytes = bytesOf(name);
      for (let length = 1; length < bytes.length; length += 97) {
        expect(messageOf(bytes.subarray(0, length))).not.toBe('');
      }
    },
  );

  test.each(['zip.pt', 'legacy.pt'])('%s with any byte changed is read or refused, never a crash', (name) => {
    const bytes = bytesOf(name);
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Uint8Array.from(bytes);
      changed[at]! ^= 0x55;
      try {
        readBytes(changed);
      } catch (error) {
        expect(error).toBeInstanceOf(ReaderError);
      }
    }
  });

  test('other kinds of file are told what was expected', () => {
    expect(messageOf(new TextEncoder().encode('<!doctype html><title>Not found</title>'))).toMatch(
      /is no checkpoint\. Expected are weights saved as \.safetensors, or as \.pt or \.pth/,
    );
    expect(messageOf(zipSync({ 'a/b.txt': new Uint8Array(3) }, { level: 0 }))).toMatch(/holds no data\.pkl/);
    expect(
      messageOf(
        zipSync({ 'm/data.pkl': new Uint8Array(3), 'm/constants.pkl': new Uint8Array(1) }, { level: 0 }),
      ),
    ).toMatch(/TorchScript/);
    expect(thrownBy(() => readBytes(new Uint8Array()))).toMatchObject({ code: 'empty-file' });
  });

  test('a pickle without tensors is told where a state dict may be', () => {
    const file = zipSync({ 'm/data.pkl': new TextEncoder().encode('}.') }, { level: 0 });
    expect(messageOf(file)).toMatch(/no state dict, neither bare nor under .*'state_dict'/);
  });
});

test('a checkpoint round-trips through safetensors', () => {
  const { state } = readBytes(bytesOf('strided.pt'));
  const again = readBytes(writeSafetensors(state, 'F16', new Map([['a', 'b']])));
  expect(again).toMatchObject({ format: 'safetensors', config: tiny, metadata: new Map([['a', 'b']]) });
  expect(new Map([...again.state].sort())).toEqual(new Map([...state].sort()));
});
