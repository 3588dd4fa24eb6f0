import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { editsFrom } from '../../src/cli/edits-file.ts';
import { picturesIn, readBytes, readPicture } from '../../src/cli/files.ts';
import { scratchFolder } from './terminal.ts';

const scratch = scratchFolder();

describe('what cannot be read is named by its path, with the reason', () => {
  test('nothing there', async () => {
    await expect(readPicture(scratch('none.png'))).rejects.toThrow(
      /none\.png cannot be read: there is nothing/,
    );
  });

  test('a folder', async () => {
    mkdirSync(scratch('folder.png'));
    await expect(readPicture(scratch('folder.png'))).rejects.toThrow(/folder\.png.*it is a folder/);
  });

  test.skipIf(process.platform === 'win32')('a device or a pipe, which may never end', async () => {
    execFileSync('mkfifo', [scratch('pipe')]);
    await expect(readBytes('/dev/zero')).rejects.toThrow(/^\/dev\/zero cannot be read: it is a device/);
    await expect(readBytes(scratch('pipe'))).rejects.toThrow(/pipe cannot be read: it is a pipe, and not/);
    await expect(editsFrom('/dev/zero')).rejects.toThrow(/it is a device/);
  });

  test('a JPEG: the terminal has no decoder for it', async () => {
    const start = '\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0';
    const frame = '\xff\xc0\0\x0b\x08\0\x0c\0\x22\x01\x01\x11\0'.padEnd(40, '\0');
    writeFileSync(scratch('photo.jpg'), Buffer.from(start + frame, 'latin1'));
    await expect(readPicture(scratch('photo.jpg'))).rejects.toThrow(
      /photo\.jpg is a JPEG.*convert it to PNG/,
    );
  });
});

describe('the pictures of a folder', () => {
  test('come by name without ending, in order; other files are passed over', async () => {
    const folder = scratch('pictures');
    mkdirSync(folder);
    for (const name of ['b.png', 'a.v2.PNG', 'notes.txt', '.hidden']) writeFileSync(join(folder, name), '');
    expect([...(await picturesIn(folder))]).toEqual([
      ['a.v2', join(folder, 'a.v2.PNG')],
      ['b', join(folder, 'b.png')],
    ]);
  });

  test('must have names of their own', async () => {
    const folder = scratch('twins');
    mkdirSync(folder);
    for (const name of ['a.jpg', 'a.png']) writeFileSync(join(folder, name), '');
    await expect(picturesIn(folder)).rejects.toThrow(/a\.jpg and .*a\.png share a name/);
  });

  test('must be there', async () => {
    mkdirSync(scratch('empty'));
    await expect(picturesIn(scratch('empty'))).rejects.toThrow(/no picture in .*empty/);
    await expect(picturesIn(scratch('absent'))).rejects.toThrow(/absent cannot be read: there is nothing/);
  });
});
