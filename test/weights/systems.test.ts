import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Score } from '../../src/analysis/metrics.ts';
import { bySystem, evaluate, fromLr, partners, type ImageScore } from '../../src/cli/evaluation.ts';
import { picturesIn } from '../../src/cli/files.ts';
import { openSystem } from '../../src/cli/open-system.ts';
import { describeWithShared, sharedPath } from '../shared.ts';

/** What the card of a system's weights says of Set5. */
interface Card {
  readonly set5: { readonly mean: Score; readonly images: readonly ImageScore[] };
}

const cardOf = (system: string, scale: number): Card =>
  JSON.parse(
    readFileSync(new URL(`../../weights/${system}-x${scale}.json`, import.meta.url), 'utf8'),
  ) as Card;

const scales = [2, 3, 4] as const;
/** Its smallest pictures. */
const some = ['bird', 'butterfly'];
const shipped = ['sparse', 'srcnn-9-1-5', 'srcnn-9-5-5'] as const;

describeWithShared('Set5 by the systems that come with weights', () => {
  test.each(shipped.flatMap((system) => scales.map((scale) => [system, scale] as const)))(
    '%s x%d scores as its card says',
    async (system, scale) => {
      const all = await picturesIn(sharedPath('data', 'set5', `x${scale}`, 'hr'));
      const hr = new Map(some.map((name) => [name, all.get(name)!]));
      const lr = await partners(hr, sharedPath('data', 'set5', `x${scale}`, 'lr'));
      const { engine, ...opened } = await openSystem(system, scale, undefined);
      try {
        const enlarge = bySystem(engine, { system, scale, ...opened }, () => ({}));
        const { images } = await evaluate(hr, scale, fromLr(scale, lr, enlarge), () => undefined);
        const card = new Map(cardOf(system, scale).set5.images.map((image) => [image.name, image]));
        expect(images.map(({ name }) => name)).toEqual(some);
        for (const { name, psnr, ssim } of images) {
          expect(Math.abs(psnr - card.get(name)!.psnr), name).toBeLessThan(0.002);
          expect(Math.abs(ssim - card.get(name)!.ssim), name).toBeLessThan(0.0002);
        }
      } finally {
        engine.dispose();
      }
    },
  );

  test('at x2 they are as good as was asked for', () => {
    expect(cardOf('sparse', 2).set5.mean.psnr).toBeGreaterThan(36);
    expect(cardOf('srcnn-9-5-5', 2).set5.mean.psnr).toBeGreaterThan(36.3);
  });
});
