import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPicture } from '../../src/cli/files.ts';
import { checkPictureTarget, checkTarget, writeBytes, writePicture } from '../../src/cli/output.ts';
import type { Pixels } from '../../src/image/pixels.ts';
import { scratchFolder } from './terminal.ts';

const scratch = scratchFolder();
const picture: Pixels = { width: 2, height: 1, channels: 1, data: Uint8ClampedArray.of(7, 200) };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (path: string): string => readFileSync(path, 'utf8');

test('a picture that was written is read back', async () => {
  await writePicture(scratch('a.png'), picture);
  expect(await readPicture(scratch('a.png'))).toEqual(picture);
});

describe('a file that is written', () => {
  test('takes the place of the one that was there, which is not written into', async () => {
    const folder = scratch('atomic');
    mkdirSync(folder);
    writeFileSync(join(folder, 'out'), 'old', { mode: 0o600 });
    linkSync(join(folder, 'out'), join(folder, 'the old one'));
    await writeBytes(join(folder, 'out'), bytes('new'));
    expect(textOf(join(folder, 'out'))).toBe('new');
    expect(textOf(join(folder, 'the old one'))).toBe('old');
    expect(statSync(join(folder, 'out')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['out', 'the old one']);
  });

  test('leaves nothing behind where it cannot be written', async () => {
    const folder = scratch('taken');
    mkdirSync(join(folder, 'out'), { recursive: true });
    await expect(writeBytes(join(folder, 'out'), bytes('new'))).rejects.toThrow(
      /cannot be written: it is a f/,
    );
    expect(readdirSync(folder)).toEqual(['out']);
  });

  test.skipIf(process.platform !== 'linux')(
    'is what a symbolic link leads to; a device stays one',
    async () => {
      writeFileSync(scratch('place'), 'old');
      symlinkSync(scratch('place'), scratch('link'));
      await writeBytes(scratch('link'), bytes('new'));
      expect(textOf(scratch('place'))).toBe('new');
      await writeBytes('/dev/null', bytes('new'));
      expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
      await expect(writeBytes('/dev/full', bytes('new'))).rejects.toThrow(
        /full cannot be written: the disk is/,
      );
    },
  );
});

describe('a target is refused before work is done for it', () => {
  test('another ending than .png', async () => {
    await expect(checkPictureTarget(scratch('o.jpg'))).rejects.toThrow(/o\.jpg does not end in \.png/);
  });

  test('a folder that does not exist', async () => {
    const target = join(scratch('nowhere'), 'o.png');
    await expect(checkPictureTarget(target)).rejects.toThrow(/the folder .*nowhere does not exist/);
  });

  test('a file that is read, by whatever name or link', async () => {
    const [source, weights] = [scratch('in.pt'), scratch('weights.pt')];
    for (const file of [source, weights]) writeFileSync(file, '');
    linkSync(source, scratch('hard.pt'));
    symlinkSync(source, scratch('soft.pt'));
    await expect(checkTarget(source, source)).rejects.toThrow(/in\.pt is what is read; name another file/);
    for (const target of [scratch('hard.pt'), scratch('soft.pt')])
      await expect(checkTarget(target, weights, undefined, source)).rejects.toThrow(
        /is the same file as .*in\.pt, which is read; name another/,
      );
    await expect(checkTarget(scratch('new.pt'), source, weights, undefined)).resolves.toBeUndefined();
    await expect(checkTarget(weights, source)).resolves.toBeUndefined();
  });
});
