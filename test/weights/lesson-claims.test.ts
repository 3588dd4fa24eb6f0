import { readFileSync } from 'node:fs';
import { range, sum } from 'd3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorPlane } from '../../src/analysis/error-map.ts';
import { psnr } from '../../src/analysis/metrics.ts';
import { smoothShare } from '../../src/analysis/smooth-share.ts';
import { openNetwork, ownWeights, type OpenedNetwork } from '../../src/cli/open-engine.ts';
import { openSystem } from '../../src/cli/open-system.ts';
import { downscale, upscale } from '../../src/image/bicubic.ts';
import { cardIds, drawCard, type CardId } from '../../src/image/cards/index.ts';
import type { Pixels } from '../../src/image/pixels.ts';
import { restoreColors } from '../../src/image/restore-colors.ts';
import { published } from '../../src/model/baselines/published/race.ts';
import type { SystemName } from '../../src/model/baselines/systems.ts';
import { attention, group, hidden, squeeze, tailInput, type Site } from '../../src/model/sites.ts';
import type { WeightsCard } from '../../scripts/weights-card.ts';

/** What lessons say in prose of the weights that the notebook brings, at x2 on the cards as the page draws them. */
const scale = 2;
const pictureOf = (id: CardId) => {
  const hr = drawCard(id, 96 * scale);
  const lr = downscale(hr, scale);
  return { hr, lr, bicubic: upscale(lr, scale) };
};

/** The picture that a network makes, with skip connections shut. */
async function enlarged({ engine }: OpenedNetwork, picture: Pixels, shut: readonly Site[] = []): Promise<Pixels> {
  const edits = shut.map((site) => ({ kind: 'gate', site, value: 0 }) as const);
  const { output } = await engine.run({ picture, sites: [], edits, attention: false });
  return restoreColors(output, picture);
}

/** PSNR of a system on a card. Opens an engine of its own: there must be no other. */
async function score(id: CardId, system: SystemName): Promise<number> {
  const { hr, lr } = pictureOf(id);
  const opened =
    system === 'rcan' ? await openNetwork(ownWeights(scale), scale) : await openSystem(system, scale, undefined);
  const { engine } = opened;
  try {
    if ('info' in opened) return psnr(await enlarged(opened, lr), hr, scale);
    const { weights } = opened;
    const { output } = await engine.runSystem({ system, scale, picture: lr, ...(weights && { weights }) });
    return psnr(output, hr, scale);
  } finally {
    engine.dispose();
  }
}

const lesson = (locale: string, name: string): string =>
  readFileSync(new URL(`../../lessons/${locale}/${name}.md`, import.meta.url), 'utf8');
const cardOf = (name: string): WeightsCard =>
  JSON.parse(readFileSync(new URL(`../../weights/${name}.json`, import.meta.url), 'utf8')) as WeightsCard;

describe('From interpolation to depth', () => {
  test.each(['en', 'zh'])('the table has the figures of the cards: %s', (locale) => {
    const rows = [...lesson(locale, 'background').matchAll(/^\|.*\d{2}\.\d{3}.*$/gm)].map(([row]) =>
      row.split('|').slice(2, -1).map((cell) => Number(cell.replaceAll(',', ''))),
    );
    const trained = ['sparse', 'srcnn-9-1-5', 'srcnn-9-5-5', 'rcan'].map((system) => {
      const cards = [2, 3, 4].map((factor) => cardOf(`${system}-x${factor}`));
      return [cards[0]!.parameters, ...cards.map(({ set5 }) => set5.mean.psnr)];
    });
    expect(rows.slice(1)).toEqual(trained);
  });

  test.each(['en', 'zh'])('what is quoted is what the race quotes: %s', (locale) => {
    for (const system of ['sparse', 'srcnn-9-5-5', 'vdsr', 'rcan'])
      expect(lesson(locale, 'background')).toContain(
        String(published.find((one) => one.system === system)?.set5[scale]?.psnr),
      );
  });

  test('on the slanted edges SRCNN comes close to RCAN, on the zone plate the dictionary is ahead of it', async () => {
    const ahead = (await score('slanted-edges', 'rcan')) - (await score('slanted-edges', 'srcnn-9-5-5'));
    expect(ahead).toBeGreaterThan(0);
    expect(ahead).toBeLessThan(0.25);
    expect(await score('zone-plate', 'sparse')).toBeGreaterThan(await score('zone-plate', 'rcan'));
  });
});

describe('Why not simply more layers?', () => {
  let network: OpenedNetwork;
  beforeAll(async () => {
    network = await openNetwork(ownWeights(scale), scale);
  });
  afterAll(() => network.engine.dispose());

  test.each(cardIds)('without the long skip %s is worse than by bicubic, and than without a group’s', async (id) => {
    const { hr, lr, bicubic } = pictureOf(id);
    const without = async (site: Site): Promise<number> =>
      psnr(await enlarged(network, lr, [site]), hr, scale);
    const others = [psnr(bicubic, hr, scale)];
    for (const g of range(network.info.config.groups)) others.push(await without(group(g)));
    expect(await without(tailInput)).toBeLessThan(Math.min(...others));
  });

  test('no square of the woven cloth is smooth, of the slanted edges a third', () => {
    const share = (id: CardId): number => {
      const { hr, bicubic } = pictureOf(id);
      return smoothShare(errorPlane(bicubic, hr, 'luma'), hr.width, hr.height, { side: 8, limit: 2 });
    };
    expect(share('woven-texture')).toBe(0);
    expect(share('slanted-edges')).toBeCloseTo(1 / 3, 1);
  });
});

describe('Channel attention', () => {
  let network: OpenedNetwork;
  beforeAll(async () => {
    network = await openNetwork(ownWeights(scale), scale);
  });
  afterAll(() => network.engine.dispose());

  test.each(cardIds)(
    'of hidden units 0 to 3 of block 3 of group 3, the first and the last are on: %s',
    async (id) => {
      const { hr, lr } = pictureOf(id);
      const run = async (...muted: readonly number[]) => {
        const edits = muted.map(
          (unit) =>
            ({ kind: 'zero-channels', site: squeeze(3, 3), side: 'output', channels: [unit] }) as const,
        );
        const sites = [hidden(3, 3), attention(3, 3)];
        const { output, trace } = await network.engine.run({ picture: lr, sites, edits });
        const at = (site: Site) => [...trace.records.get(site)!.data];
        return { units: at(hidden(3, 3)), s: at(attention(3, 3)), psnr: psnr(restoreColors(output, lr), hr, scale) };
      };
      const plain = await run();
      expect(plain.units.map((value) => value > 0)).toEqual([true, false, false, true]);
      for (const silent of [1, 2]) expect((await run(silent)).s).toEqual(plain.s);
      const moved = (s: readonly number[]) => s.map((value, c) => value - plain.s[c]!);
      const [first, last] = [await run(0), await run(3)];
      expect(moved(first.s).filter((change) => change < 0)).toHaveLength(19);
      expect(moved(first.s).filter((change) => change > 0)).toHaveLength(13);
      const total = (s: readonly number[]) => sum(moved(s), Math.abs);
      expect(total(last.s)).toBeLessThan(total(first.s));
      expect(Math.abs(first.psnr - plain.psnr)).toBeLessThan(0.2);
    },
  );
});

describe('Growing at the very end', () => {
  test.each(['en', 'zh'])('what is quoted is what the race quotes: %s', (locale) => {
    const text = lesson(locale, 'upsampling').replaceAll(',', '');
    for (const { system, complexity, set5 } of published) {
      if (!['drrn', 'memnet', 'rcan'].includes(system)) continue;
      expect(text).toContain(String(set5[scale]!.psnr));
      expect(text).toContain(String(Math.round(complexity!.multiplyAdds / 1e9)));
    }
  });
});
