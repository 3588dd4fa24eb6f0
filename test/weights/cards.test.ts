import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { enlargerCard, enlargerText } from '../../scripts/enlarger-card.ts';
import { data, licence, markdown, type WeightsCard } from '../../scripts/weights-card.ts';
import { readCheckpoint } from '../../src/checkpoint/read-checkpoint.ts';

const folder = new URL('../../weights/', import.meta.url);
const read = (name: string): Buffer => readFileSync(new URL(name, folder));
const cardOf = (name: string): string => read(name.replace('safetensors', 'json')).toString();
const textOf = (name: string): string => read(name.replace('safetensors', 'md')).toString();
const shipped = readdirSync(folder).filter((name) => name.endsWith('.safetensors'));
const systems = ['rcan', 'sparse', 'srcnn-9-1-5', 'srcnn-9-5-5'];

test('there are weights of every system for x2, x3 and x4', () => {
  expect(shipped).toEqual(systems.flatMap((name) => [2, 3, 4].map((scale) => `${name}-x${scale}.safetensors`)));
});

describe('RCAN', () => {
  const rcans = shipped.filter((name) => name.startsWith('rcan'));

  test.each(rcans)('%s is the file of which its card speaks', (name) => {
    const bytes = read(name);
    const card = JSON.parse(cardOf(name)) as WeightsCard;
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

  test.each(rcans)("%s: the card for people says what the machine's says", (name) => {
    expect(textOf(name)).toBe(markdown(JSON.parse(cardOf(name)) as WeightsCard));
  });
});

describe('SRCNN and the dictionaries', () => {
  const enlargers = shipped.filter((name) => !name.startsWith('rcan'));

  test.each(enlargers)('%s: both cards say what the file says of itself', (name) => {
    const card = enlargerCard(name, read(name));
    expect(JSON.parse(cardOf(name))).toEqual(card);
    expect(textOf(name)).toBe(enlargerText(card));
    expect(card).toMatchObject({ data, licence });
    expect(name).toMatch(new RegExp(`-x${card.config.scale}\\.`));
  });

  test.each(enlargers)('%s is in float16 and loses less than 0.01 dB by it', (name) => {
    const { dtype, set5 } = enlargerCard(name, read(name));
    expect(dtype).toBe('F16');
    expect(Math.abs(set5.mean.psnr - set5.float32Mean.psnr)).toBeLessThan(0.01);
  });
});
