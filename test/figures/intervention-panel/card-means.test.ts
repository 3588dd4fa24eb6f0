import { describe, expect, it } from 'vitest';
import { cardIds, type CardId } from '../../../src/image/cards/index.ts';
import type { Pixels } from '../../../src/image/pixels.ts';
import type { UpscalerConfig } from '../../../src/model/config.ts';
import { attention } from '../../../src/model/sites.ts';
import { CardMeans } from '../../../src/figures/intervention-panel/card-means.svelte.ts';
import { attentionVectors } from '../../../src/analysis/attention-vectors.ts';
import type { LoadedNetwork } from '../../../src/session/run/supplies.ts';
import type { SiteRecord, Trace } from '../../../src/trace/trace.ts';

const config: UpscalerConfig = { groups: 1, blocks: 2, features: 2, reduction: 2, scale: 2, colors: 3 };
const network = (): LoadedNetwork => ({
  info: { name: 'net', fingerprint: '0-00000000', config, parameters: 0 },
  attentionParameters: new Map(),
  tailParameters: new Map(),
});

/** A run in which both blocks have the attention `s`. */
function traceOf(s: readonly number[]): Trace {
  const record = (b: number): SiteRecord => ({
    site: attention(0, b),
    channels: 2,
    height: 1,
    width: 1,
    data: Float32Array.from(s),
  });
  const records = new Map([0, 1].map((b) => [attention(0, b), record(b)]));
  return { config, input: { width: 1, height: 1 }, records };
}

const cardOf = (id: CardId): Pixels => ({
  width: 1,
  height: 1,
  channels: 1,
  data: Uint8ClampedArray.of(cardIds.indexOf(id)),
});

/** Means over runs in which the first channel's attention is the card's place among the cards, in hundredths. */
function meansOf(run: (card: number) => void = () => undefined) {
  const signals: AbortSignal[] = [];
  const means = new CardMeans({
    picture: async (id) => cardOf(id),
    async run(picture, signal) {
      signals.push(signal);
      const card = picture.data[0]!;
      run(card);
      signal.throwIfAborted();
      return { trace: traceOf([card / 100, 0.5]) };
    },
  });
  return { means, signals };
}

describe('the mean attention over the test cards', () => {
  it('is that of all cards, channel by channel, in every block', async () => {
    const { means, signals } = meansOf();
    const found = await means.of(network());
    expect(signals).toHaveLength(cardIds.length);
    expect([...found!.keys()]).toEqual([attention(0, 0), attention(0, 1)]);
    const [first, second] = found!.get(attention(0, 1))!;
    expect(first).toBeCloseTo((cardIds.length - 1) / 200, 7);
    expect(second).toBe(0.5);
  });

  it('is computed once for a network, and anew for another', async () => {
    const { means, signals } = meansOf();
    const one = network();
    const found = await means.of(one);
    expect(await means.of(one)).toBe(found);
    expect(signals).toHaveLength(cardIds.length);
    await means.of(network());
    expect(signals).toHaveLength(2 * cardIds.length);
  });

  it('says how far it is, and is stopped at once', async () => {
    const { means, signals } = meansOf((card) => {
      if (card !== 2) return;
      expect(means.running).toEqual({ done: 2, of: cardIds.length });
      means.stop();
    });
    expect(await means.of(network())).toBeUndefined();
    expect(signals).toHaveLength(3);
    expect(signals[0]?.aborted).toBe(true);
    expect([means.running, means.error]).toEqual([undefined, undefined]);
  });

  it('keeps what went wrong, until it is asked for again', async () => {
    let broken = true;
    const { means } = meansOf(() => {
      if (broken) throw new Error('lost');
    });
    const one = network();
    expect(await means.of(one)).toBeUndefined();
    expect(means.error?.message).toBe('lost');
    broken = false;
    expect(await means.of(one)).toBeDefined();
    expect(means.error).toBeUndefined();
  });
});

it('attention is kept in as few digits as give the same float32', () => {
  const value = Math.fround(1 / 3);
  const kept = attentionVectors(config, traceOf([value, 0.1])).get(attention(0, 0))!;
  expect(Math.fround(kept[0]!)).toBe(value);
  expect(String(kept[0]).length).toBeLessThan(13);
});
