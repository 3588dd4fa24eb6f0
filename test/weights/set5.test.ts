import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { byNetwork, evaluate, fromLr, partners } from '../../src/cli/evaluation.ts';
import { picturesIn } from '../../src/cli/files.ts';
import { openEngine, ownWeights } from '../../src/cli/open-engine.ts';
import { describeWithShared, sharedPath } from '../shared.ts';

/** Means and, by image, `[PSNR, SSIM]`, as PyTorch got them from the float32 checkpoints. */
type Figures = Record<string, { psnr: number; ssim: number; images: Record<string, [number, number]> }>;

describeWithShared("the project's weights on Set5", () => {
  test.each([2, 3, 4] as const)('x%i scores as its checkpoint does in PyTorch', async (scale) => {
    const figures = JSON.parse(readFileSync(sharedPath('checkpoints', 'figures.json'), 'utf8')) as Figures;
    const wanted = figures[`set5-x${scale}`]!;
    const hr = await picturesIn(sharedPath('data', 'set5', `x${scale}`, 'hr'));
    const lr = await partners(hr, sharedPath('data', 'set5', `x${scale}`, 'lr'));
    const engine = await openEngine(ownWeights(scale), scale);
    try {
      const candidate = fromLr(scale, lr, byNetwork(engine, () => ({})));
      const { images, mean } = await evaluate(hr, scale, candidate, () => undefined);
      expect(images.map(({ name }) => name)).toEqual(Object.keys(wanted.images));
      for (const { name, psnr, ssim } of images) {
        const [wantedPsnr, wantedSsim] = wanted.images[name]!;
        expect(Math.abs(psnr - wantedPsnr), `PSNR of ${name}`).toBeLessThan(0.01);
        expect(Math.abs(ssim - wantedSsim), `SSIM of ${name}`).toBeLessThan(0.0002);
      }
      expect(Math.abs(mean.psnr - wanted.psnr)).toBeLessThan(0.005);
      expect(Math.abs(mean.ssim - wanted.ssim)).toBeLessThan(0.0002);
    } finally {
      engine.dispose();
    }
  });
});
