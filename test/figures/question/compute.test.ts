import { descending, mean, range, sort, sum } from 'd3';
import { errorPlane } from '../../../src/analysis/error-map.ts';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { picturePlane } from '../../../src/analysis/picture-planes.ts';
import { correlate } from '../../../src/analysis/correlation.ts';
import { psnr, psnrBy } from '../../../src/analysis/metrics.ts';
import { partPlane } from '../../../src/analysis/part-plane.ts';
import { powerSpectrum } from '../../../src/analysis/power-spectrum.ts';
import { mapSpectra, planeSpectrum } from '../../../src/analysis/spectrum-meter.ts';
import { shareAbove, sharesAbove } from '../../../src/analysis/spectrum-table.ts';
import { quantize, type FloatPixels } from '../../../src/image/pixels.ts';
import {
  blockParts,
  groupParts,
  partName,
  partsWithoutBlocks,
} from '../../../src/model/contribution-parts.ts';
import {
  attention,
  blockConv2,
  group,
  groupConv,
  hidden,
  input,
  type Site,
} from '../../../src/model/sites.ts';
import { answers, type AnswerName } from '../../../src/figures/question/answers.ts';
import { PictureStore } from '../../../src/session/pictures/picture-store.ts';
import { answerSources } from '../../../src/figures/question/compute.ts';
import { askedParts, PickedParts } from '../../../src/figures/question/known-parts.ts';
import type { KnownParts } from '../../../src/session/run/contributions.svelte.ts';
import type { Shown } from '../../../src/session/run/session-state.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { Analyzer } from '../../../src/session/measure/analyzer.ts';
import { FrequencySettings } from '../../../src/session/measure/frequency-settings.svelte.ts';
import { Spectra } from '../../../src/session/measure/spectra.ts';
import type { Answer } from '../../../src/views/question/question.ts';
import { sharedEngine } from '../../engine/shared-engine.ts';
import { fromDisk, pictureOf, wishFor } from '../../session/session-fixture.ts';

const engine = sharedEngine();
const spectra = new Spectra(new Analyzer());
const measuring = new FrequencySettings();
const place = { group: 3, block: 3 };
let session: Session;
beforeAll(async () => {
  const parts = { engine, pictures: new PictureStore(), fetchWeights: fromDisk };
  session = new Session(parts, wishFor(pictureOf('facade.png', 'facade', 64)));
  await session.start('wasm');
  const names = Object.keys(answers) as AnswerName[];
  const config = session.run.config!;
  session.maps.want(
    'questions',
    names.flatMap((name) => answerSources[name].sites?.(config, place) ?? []),
  );
  await vi.waitFor(() => expect(session.run.record(group(4))).toBeDefined(), { timeout: 50_000 });
  session.contributions.want('questions', (of) => [
    ...partsWithoutBlocks,
    ...groupParts(of),
    ...blockParts(of),
  ]);
  await vi.waitFor(() => expect(pictureOfPart('body.4.body.4')).toBeDefined(), { timeout: 50_000 });
});
const pictureOfPart = (name: string) => session.contributions.known?.pictures.get(name);

const record = (site: string) => session.run.record(site)!;

/** The parts that an answer asks for, as the page picks them. */
function knownFor(name: AnswerName, shown: Shown): KnownParts {
  const asked = askedParts(answerSources[name], shown.network.info.config, shown.tiling);
  if (asked === 'impossible') throw new Error(`${name} asks for parts that there are not.`);
  return new PickedParts().of(asked, shown, session.contributions.known)!;
}

async function answer(name: AnswerName): Promise<Answer> {
  const shown = session.run.shown!;
  const measure = answerSources[name].measure(
    { shown, place, spectra, measuring },
    record,
    knownFor(name, shown),
  );
  return measure!({ signal: new AbortController().signal, onProgress: () => undefined });
}

describe('answers are computed from the run on the page', () => {
  it('the gain over bicubic is that of the scores', async () => {
    const { sr, bicubic } = session.run.shown!.scores!;
    expect(await answer('psnr-gain')).toEqual({ kind: 'number', value: sr.psnr - bicubic.psnr });
  });

  it('the network is counted', async () => {
    // 563,967 as in weights/rcan-x2.md; 32 channels in groups of 2 x 2.
    expect(await answer('parameters')).toEqual({ kind: 'number', value: 563_967 });
    expect(await answer('shuffle-channels')).toEqual({ kind: 'number', value: 128 });
  });

  it('living hidden units are those above zero in the selected block', async () => {
    const units = record(hidden(3, 3)).data;
    expect(units).toHaveLength(4);
    expect(await answer('hidden-alive')).toEqual({
      kind: 'number',
      value: [...units].filter((unit) => unit > 0).length,
    });
  });

  it('low frequency is what the spectrum of the original has below a quarter, wherever the page’s cut-off is', async () => {
    measuring.cutoff = 0.4;
    const { power, width, height } = powerSpectrum(
      picturePlane({ ...session.run.shown!.picture, sr: session.run.shown!.sr }, 'hr'),
    );
    let [low, all] = [0, 0];
    for (const y of range(height))
      for (const x of range(width)) {
        const frequency = Math.hypot(Math.min(x, width - x) / width, Math.min(y, height - y) / height);
        all += power[y * width + x]!;
        if (frequency <= 0.25) low += power[y * width + x]!;
      }
    const found = await answer('low-frequency-share');
    expect(found.kind === 'number' && found.value).toBeCloseTo((100 * low) / all, 6);
    measuring.cutoff = 0.25;
  });

  it('of the long skip’s branches the residual has more high frequency on this card', async () => {
    expect(await answer('long-skip-high-frequency')).toEqual({ kind: 'choice', index: 1 });
  });

  it('groups come in the order of what they add', async () => {
    const found = await answer('group-energy');
    const energy = (g: number) => {
      const [before, after] = [record(input(group(g))).data, record(group(g)).data];
      return after.reduce((sum, value, i) => sum + (value - before[i]!) ** 2, 0);
    };
    if (found.kind !== 'order') throw new Error('An order was expected.');
    expect(found.order.toSorted()).toEqual([0, 1, 2, 3, 4]);
    found.order.slice(1).forEach((g, i) => expect(energy(g)).toBeLessThanOrEqual(energy(found.order[i]!)));
  });

  it('another ruler is held against the authors’', async () => {
    const { sr, picture, scores } = session.run.shown!;
    const squares = (border: number) => {
      const inside = range(border, 64 - border).flatMap((y) =>
        range(border, 64 - border).flatMap((x) => range(3).map((c) => (y * 64 + x) * 3 + c)),
      );
      return 10 * Math.log10(255 ** 2 / mean(inside, (i) => (sr.data[i]! - picture.hr!.data[i]!) ** 2)!);
    };
    const onRgb = await answer('psnr-on-rgb');
    expect(onRgb.kind === 'number' && onRgb.value).toBeCloseTo(squares(2) - scores!.sr.psnr, 9);
    const withBorder = await answer('psnr-with-border');
    expect(withBorder.kind === 'number' && withBorder.value).toBeCloseTo(
      psnrBy(sr, picture.hr!, { compared: 'luma', border: 0 }) - scores!.sr.psnr,
      9,
    );
  });

  describe('of high frequency', () => {
    const shares = (site: Site) => sharesAbove(mapSpectra(record(site)), 0.25);
    const blockShares = range(5).map((b) => () => [...shares(blockConv2(3, b))]);

    it('groups come in the order of its share in what they add', async () => {
      const added = range(5).map((g) => {
        const table = mapSpectra(record(groupConv(session.run.config!, g)));
        const high = sum(range(32), (c) => sharesAbove(table, 0.25)[c]! * table.energy[c]!);
        return high / sum(table.energy);
      });
      const order = sort(range(5), (a, b) => descending(added[a], added[b]));
      expect(await answer('group-high-frequency')).toEqual({ kind: 'order', order });
    });

    it('half the energy that the selected group adds is held by the channels that it says', async () => {
      const found = await answer('group-half-energy');
      if (found.kind !== 'number') throw new Error('A number was expected.');
      const { data } = record(groupConv(session.run.config!, 3));
      const energy = sort(
        range(32).map((c) => sum(data.subarray(c * 32 ** 2, (c + 1) * 32 ** 2), (value) => value ** 2)),
        descending,
      );
      expect(sum(energy.slice(0, found.value))).toBeGreaterThanOrEqual(sum(energy) / 2);
      expect(sum(energy.slice(0, found.value - 1))).toBeLessThan(sum(energy) / 2);
    });

    it('the sharpest channel’s factor is ranked among those of its block', async () => {
      const own = blockShares[3]!();
      const factors = [...record(attention(3, 3)).data];
      const sharpest = own.indexOf(Math.max(...own));
      const ranked = sort(factors, descending);
      expect(await answer('sharpest-channel-rank')).toEqual({
        kind: 'number',
        value: ranked.indexOf(factors[sharpest]!) + 1,
      });
    });

    it('attention goes with it as the interval of the rank correlation says', async () => {
      const factors = range(5).flatMap((b) => [...record(attention(3, b)).data]);
      const { low, high } = correlate(
        blockShares.flatMap((of) => of()),
        factors,
      ).spearman;
      const index = low > 0 ? 0 : high < 0 ? 1 : 2;
      expect(await answer('attention-follows-detail')).toEqual({ kind: 'choice', index });
    });
  });

  it('the worst place lies in the picture', async () => {
    const found = await answer('worst-place');
    if (found.kind !== 'place') throw new Error('A place was expected.');
    expect(found.x).toBeGreaterThanOrEqual(8 / 64);
    expect(found.x).toBeLessThanOrEqual(56 / 64);
  });

  it('smooth squares are those in which bicubic is within 2 levels of the truth', async () => {
    const { hr, bicubic } = session.run.shown!.picture;
    const errors = errorPlane(bicubic, hr!, 'luma');
    const meanSquare = (square: number): number => {
      const [left, top] = [8 * (square % 8), 8 * Math.floor(square / 8)];
      return mean(range(64), (i) => errors[(top + Math.floor(i / 8)) * 64 + left + (i % 8)]! ** 2)!;
    };
    const value = (100 * range(64).filter((square) => meanSquare(square) <= 4).length) / 64;
    expect(await answer('smooth-squares')).toEqual({ kind: 'number', value });
  });

  it('half of the energy of the first maps is in the fewest channels that hold it', async () => {
    const { data, channels } = record('head.0');
    const size = data.length / channels;
    const energy = range(channels).map((c) => sum(data.subarray(c * size, (c + 1) * size), (x) => x * x));
    const found = await answer('half-energy-channels');
    if (found.kind !== 'number') throw new Error('A number was expected.');
    const loudest = sort(energy, descending);
    expect(2 * sum(loudest.slice(0, found.value))).toBeGreaterThanOrEqual(sum(energy));
    expect(2 * sum(loudest.slice(0, found.value - 1))).toBeLessThan(sum(energy));
  });

  it('of what it costs, the structure decides: 5 groups of 5 blocks of 32 channels, x2', async () => {
    // Per LR pixel: 3 x 3 filters of the first convolution, the body, the tail; attention, per picture of 32 x 32.
    const square = 9 * 32 * 32;
    const body = 9 * 3 * 32 + 56 * square + (25 * 2 * 32 * 4) / 32 ** 2 + 9;
    const tail = 4 * square + 4 * (9 * 32 * 3 + 9);
    const behind = 4 * (9 * 3 * 32 + 56 * square + 9 + 9 * 32 * 3 + 9) + (25 * 2 * 32 * 4) / 32 ** 2;
    const value = async (name: AnswerName): Promise<number> => {
      const found = await answer(name);
      return found.kind === 'number' ? found.value : NaN;
    };
    expect(await value('tail-share')).toBeCloseTo((100 * tail) / (body + tail), 9);
    expect(await value('pre-upsampling-cost')).toBeCloseTo(behind / (body + tail), 9);
    expect(await value('receptive-field')).toBe(118);
  });

  describe('of the sum of parts', () => {
    const blocks = () => blockParts(session.run.config!).map((part) => pictureOfPart(partName(part))!);
    const table = (picture: FloatPixels) => planeSpectrum(partPlane(picture)).table;

    it('the block with the most energy on luma is named by its place', async () => {
      const energy = blocks().map((picture) => table(picture).energy[0]!);
      expect(energy).toHaveLength(25);
      expect(await answer('block-adds-most')).toEqual({
        kind: 'number',
        value: energy.indexOf(Math.max(...energy)) + 1,
      });
    });

    it('the part of the lowest frequency is that with the smallest share above what the LR grid holds', async () => {
      const share = (picture: FloatPixels) => shareAbove(table(picture), 0, 0.25);
      const [skip, constant, first] = ['long_skip', 'constant', 'first_features'].map((name) =>
        pictureOfPart(name)!,
      );
      const whole = { ...skip!, data: skip!.data.map((value, i) => value + constant!.data[i]!) };
      const shares = [share(whole), share(first!), Math.min(...blocks().map(share))];
      // The page's cut-off is of maps, and not of the output.
      measuring.cutoff = 0.4;
      expect(await answer('lowest-frequency-part')).toEqual({
        kind: 'choice',
        index: shares.indexOf(Math.min(...shares)),
      });
      measuring.cutoff = 0.25;
    });

    it('without group 3 the sum scores what the output less its part scores', async () => {
      const { sr, picture } = session.run.shown!;
      const without = pictureOfPart('body.3')!;
      const names = ['long_skip', 'constant', 'first_features', 'body.0', 'body.1', 'body.2', 'body.4'];
      const data = without.data.map((_, i) => sum(names, (name) => pictureOfPart(name)!.data[i]!));
      const found = await answer('psnr-without-group-3');
      const rounded = quantize({ ...without, data });
      expect(found.kind === 'number' && found.value).toBeCloseTo(psnr(rounded, picture.hr!, 2), 3);
      expect(found.kind === 'number' && found.value).toBeLessThan(psnr(sr, picture.hr!, 2));
    });

    it('parts are asked for, and the answer awaits all of them of the run on the page', () => {
      const shown = session.run.shown!;
      const asked = askedParts(answerSources['psnr-without-group-3'], session.run.config!, shown.tiling);
      if (asked === 'impossible') throw new Error('Groups can be had of every network.');
      expect(asked.map(partName)).toEqual([
        'long_skip',
        'constant',
        'first_features',
        'body.0',
        'body.1',
        'body.2',
        'body.3',
        'body.4',
      ]);
      const known = session.contributions.known!;
      const picked = new PickedParts();
      const some = new Map([...known.pictures].filter(([name]) => name !== 'body.2'));
      expect(picked.of(asked, shown, undefined)).toBeUndefined();
      expect(picked.of(asked, shown, { ...known, pictures: some })).toBeUndefined();
      const other = { ...shown, sr: { ...shown.sr } };
      expect(picked.of(asked, other, known)).toBeUndefined();
      const found = picked.of(asked, shown, known);
      expect([...found!.pictures.keys()]).toEqual(asked.map(partName));
      // Others that come in change nothing of what is measured.
      expect(picked.of(asked, shown, { ...known, pictures: new Map(known.pictures) })).toBe(found);
    });

    it('where the output is not taken apart by blocks there is no answer that needs them', () => {
      const large = { ...session.run.config!, groups: 10, blocks: 20 };
      const whole = { kind: 'none', tiles: 1 } as const;
      for (const name of ['block-adds-most', 'lowest-frequency-part'] as const)
        expect(askedParts(answerSources[name], large, whole)).toBe('impossible');
      expect(askedParts(answerSources['psnr-without-group-3'], large, whole)).toHaveLength(13);
      const tiled = { kind: 'exact', tiles: 4 } as const;
      expect(askedParts(answerSources['psnr-without-group-3'], large, tiled)).toBe('impossible');
      expect(askedParts(answerSources.parameters, large, tiled)).toEqual([]);
    });
  });

  it('there are none where the original is not known', () => {
    const shown = { ...session.run.shown!, scores: undefined };
    const { hr: _, ...picture } = shown.picture;
    const parts = { shown: { ...shown, picture }, place, spectra, measuring };
    for (const name of [
      'psnr-gain',
      'psnr-on-rgb',
      'psnr-with-border',
      'low-frequency-share',
      'smooth-squares',
      'worst-place',
      'psnr-without-group-3',
    ] as const)
      expect(answerSources[name].measure(parts, record, knownFor(name, parts.shown))).toBeUndefined();
  });
});
