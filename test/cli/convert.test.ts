import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCheckpoint } from '../../src/checkpoint/read-checkpoint.ts';
import { runCli, scratchFolder } from './terminal.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/checkpoints/${name}`, import.meta.url));
const scratch = scratchFolder();

function readFile(path: string) {
  return readCheckpoint(new Uint8Array(readFileSync(path)).buffer, 'file');
}

test('a legacy .pt becomes safetensors with the same names and values, and its hash is printed', async () => {
  const target = scratch('net.safetensors');
  const { code, stdout, stderr } = await runCli('convert', fixture('legacy.pt'), target);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('RCAN x2: 2 groups x 1 blocks x 4 channels, reduction 2, RGB, ');
  expect(stdout).toContain(createHash('sha256').update(readFileSync(target)).digest('hex'));
  const converted = readFile(target);
  const { state } = readFile(fixture('legacy.pt'));
  expect(converted.format).toBe('safetensors');
  expect(new Map([...converted.state].sort())).toEqual(new Map([...state].sort()));
});

test('--float16 halves the weights', async () => {
  const target = scratch('half.safetensors');
  expect(await runCli('convert', fixture('zip.pt'), target, '--float16')).toMatchObject({ code: 0 });
  const { state } = readFile(target);
  const count = [...state.values()].reduce((sum, { data }) => sum + data.length, 0);
  const bytes = readFileSync(target);
  expect(bytes.length - 8 - Number(bytes.readBigUInt64LE())).toBe(2 * count);
});

test('a checkpoint is not written over itself', async () => {
  copyFileSync(fixture('legacy.pt'), scratch('same.pt'));
  const outcome = await runCli('convert', scratch('same.pt'), scratch('same.pt'));
  expect(outcome).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/is what is read; name/),
  });
  expect(readFileSync(scratch('same.pt'))).toEqual(readFileSync(fixture('legacy.pt')));
});

test('names inside and outside of a checkpoint cannot command the terminal', async () => {
  const target = scratch('\u001b[2J.safetensors');
  const { stdout } = await runCli('convert', fixture('legacy.pt'), target);
  expect(existsSync(target)).toBe(true);
  expect(stdout).toContain('\ufffd[2J.safetensors: ');
  const header = JSON.stringify({
    '\u001b]0;owned\u0007\u001b[2J': { dtype: 'F32', shape: [1], data_offsets: [0, 4] },
  });
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(header.length));
  writeFileSync(scratch('a.safetensors'), Buffer.concat([size, Buffer.from(header), Buffer.alloc(4)]));
  const { stderr } = await runCli('convert', scratch('a.safetensors'), scratch('b.safetensors'));
  expect(stdout + stderr).not.toContain('\u001b');
  expect(stderr).toContain('\ufffd[2J');
});

test('a file that is no checkpoint is refused in one sentence, and nothing is written', async () => {
  writeFileSync(scratch('page.pt'), '<html>404</html>');
  const target = scratch('nothing.safetensors');
  const { code, stdout, stderr } = await runCli('convert', scratch('page.pt'), target);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^'page\.pt' is no checkpoint\. .*\n$/);
  expect(existsSync(target)).toBe(false);
});
