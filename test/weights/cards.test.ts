import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { markdown, type WeightsCard } from '../../scripts/weights-card.ts';
import { readCheckpoint } from '../../src/checkpoint/read-checkpoint.ts';

const folder = new URL('../../weights/', import.meta.url);
const read = (name: string): Buffer => readFileSync(new URL(name, folder));
const shipped = readdirSync(folder).filter((name) => name.endsWith('.safetensors'));

test('there are weights for x2, x3 and x4', () => {
  expect(shipped).toEqual(['rcan-x2.safetensors', 'rcan-x3.safetensors', 'rcan-x4.safetensors']);
});

test.each(shipped)('%s is the file of which its card speaks', (name) => {
  const bytes = read(name);
  const card = JSON.parse(read(name.replace('safetensors', 'json')).toString()) as WeightsCard;
  const checkpoint = readCheckpoint(new Uint8Array(bytes).buffer, name);
  expect(card).toMatchObject({
    file: name,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    config: checkpoint.config,
  });
  expect(name).toBe(`rcan-x${checkpoint.config.scale}.safetensors`);
  expect(checkpoint.metadata.get('licence')).toBe(card.licence);
  expect(JSON.parse(checkpoint.metadata.get('set5')!)).toEqual(card.set5.mean);
  expect(Math.abs(card.set5.mean.psnr - card.set5.float32Mean.psnr)).toBeLessThan(0.005);
});

test.each(shipped)("%s: the card for people says what the machine's says", (name) => {
  const card = JSON.parse(read(name.replace('safetensors', 'json')).toString()) as WeightsCard;
  expect(read(name.replace('safetensors', 'md')).toString()).toBe(markdown(card));
});
