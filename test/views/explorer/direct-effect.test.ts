import { beforeAll, describe, expect, it } from 'vitest';
import { quantize, type FloatPixels, type Pixels } from '../../../src/image/pixels.ts';
import { channelParts, partName, type Part } from '../../../src/model/contribution-parts.ts';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { attention, tailInput } from '../../../src/model/sites.ts';
import { directEffect } from '../../../src/views/explorer/direct-effect.ts';
import { checkpointBytes, pictureOf } from '../../engine/fixture.ts';
import { sharedEngine } from '../../engine/shared-engine.ts';
import { loadReference } from '../../fixtures/reference-files.ts';

const reference = loadReference('g2b2c8r4-x2-3ch-7x9');
const picture = pictureOf(reference);
// The last block: nothing but linear layers comes behind it, so that the direct effect is all of it.
const place = { group: 1, block: 1 };
const site = attention(place.group, place.block);
const gate = (value: number): Edit => ({ kind: 'gate', site: tailInput, value });
const force = (channel: number, value: number): Edit => ({ kind: 'force', site, channels: [channel], value });

const engine = sharedEngine();
let factors: Float32Array;
let output: Pixels;
let known: ReadonlyMap<string, FloatPixels>;

const run = async (edits: readonly Edit[]): Promise<Pixels> =>
  quantize((await engine.run({ picture, sites: [], edits })).output);
const after = (before: readonly Edit[], now: readonly Edit[]): Pixels | undefined =>
  directEffect(before, now, { output, part: (name) => known.get(name), place, factors });

beforeAll(async () => {
  await engine.loadCheckpoint('net.safetensors', checkpointBytes(reference));
  const result = await engine.run({ picture, sites: [site] });
  factors = result.trace.records.get(site)!.data;
  output = quantize(result.output);
  const parts: Part[] = [{ kind: 'long-skip' }, ...channelParts(reference.config, place)];
  const found = await engine.contributions({ picture, parts });
  known = new Map(found.parts.map(({ part, picture }) => [partName(part), picture]));
});

describe('the direct effect of an edit, told by the sum of parts', () => {
  it.each<[string, readonly Edit[]]>([
    ['the gate of the long skip connection', [gate(0.25)]],
    ['muted channels', [{ kind: 'mute', site, channels: [0, 1, 2, 3, 4, 5, 6, 7] }]],
    ['a factor that is set, and another passed on', [force(3, 0.9), { kind: 'pass', site, channels: [4] }]],
  ])('is that of a run where only linear layers follow: %s', async (_, edits) => {
    const expected = await run(edits);
    const shown = after([], edits)!;
    expect(shown.data).not.toEqual(output.data);
    // The sum begins with a picture that has been rounded.
    shown.data.forEach((value, i) => expect(Math.abs(value - expected.data[i]!)).toBeLessThanOrEqual(1));
  });

  it('is not told where parts do not know it', () => {
    expect(after([], [{ kind: 'gate', site: 'body.1', value: 0 }])).toBeUndefined();
    expect(after([], [{ kind: 'solo', site, channels: [1] }])).toBeUndefined();
    expect(after([gate(0)], [])).toBeUndefined();
    expect(after([force(1, 0)], [])).toBeUndefined();
    expect(after([gate(0.5)], [gate(0.5)])).toBeUndefined();
  });
});
