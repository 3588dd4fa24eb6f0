import { afterAll, expect, test } from 'vitest';
import { drawCard } from '../../src/image/cards/index.ts';
import type { LabData } from '../../src/training/lab-api.ts';
import { Lab } from '../../src/training/lab.ts';
import { defaultSetup, type TrainingSetup } from '../../src/training/setup.ts';

const small: TrainingSetup = {
  ...defaultSetup,
  config: { ...defaultSetup.config, groups: 1, blocks: 1, features: 4 },
  batch: 2,
  patch: 8,
  steps: 6,
};
const plain: TrainingSetup = { ...small, without: ['lsc', 'ssc', 'shortcut', 'ca'] };
const data: LabData = {
  trainOn: [{ name: 'facade', picture: drawCard('facade', 64) }],
  heldOut: { name: 'zone-plate', picture: drawCard('zone-plate', 48) },
};

const lab = new Lab(1);
afterAll(() => lab.clear());

test('networks are trained in turns, so that they have done as many steps', async () => {
  const { networks, reference } = await lab.prepare([small, plain], data);
  expect(networks).toHaveLength(2);
  expect(networks[0]!.layers[0]).toBe('head.0');
  expect(networks[0]!.norms.every((norm) => norm > 0)).toBe(true);
  expect([reference.bicubic.width, reference.original.width]).toEqual([48, 48]);

  const first = await lab.advance(0);
  expect(first.steps.map(({ network, step }) => [network, step])).toEqual([[0, 0]]);
  const second = await lab.advance(0);
  expect(second.steps.map(({ network, step }) => [network, step])).toEqual([[1, 0]]);
  const both = await lab.step();
  expect(both.steps.map(({ network, step }) => [network, step])).toEqual([
    [0, 1],
    [1, 1],
  ]);
  expect(both.finished).toBe(false);
});

test('it ends with the set-up’s last step, and a network can be looked at and taken away', async () => {
  const rest = await lab.advance(60_000);
  expect(rest.finished).toBe(true);
  expect(rest.steps.map(({ step }) => step)).toEqual([2, 2, 3, 3, 4, 4, 5, 5]);
  expect((await lab.advance(10)).steps).toEqual([]);
  const look = await lab.look(0);
  expect([look.step, look.output.width]).toEqual([6, 48]);
  expect(look.psnr).toBeGreaterThan(5);
  expect([...(await lab.weights(1)).keys()]).toContain('head.0.weight');
});

test('the same set-ups give the same losses again', async () => {
  const losses = async (): Promise<number[]> => {
    await lab.prepare([small], data);
    return (await lab.advance(60_000)).steps.map(({ loss }) => loss);
  };
  expect(await losses()).toEqual(await losses());
});

test('what is not possible is refused with a sentence, and those before stay', async () => {
  await lab.prepare([small], data);
  await expect(lab.prepare([], data)).rejects.toThrow('networks cannot be 0; possible are 1 to 4.');
  await expect(lab.prepare([{ ...small, rate: 10 }], data)).rejects.toThrow('rate cannot be 10');
  const quadruple = { ...small, config: { ...small.config, scale: 4 as const } };
  await expect(lab.prepare([small, quadruple], data)).rejects.toThrow(
    'scale cannot be 4 beside networks of 2',
  );
  const large = { ...small, config: { ...small.config, blocks: 64, features: 256 }, batch: 64, patch: 96 };
  await expect(lab.prepare([large], data)).rejects.toThrow(/would need about \d+ MiB; 1024 MiB are possible/);
  expect((await lab.step()).steps).toHaveLength(1);
});

test('a network whose loss is no number any more stops alone', async () => {
  const wild: TrainingSetup = {
    ...small,
    config: { ...small.config, groups: 2, blocks: 20, features: 8 },
    loss: 'l2',
    rate: 0.1,
    steps: 100,
  };
  await lab.prepare([{ ...small, steps: 100 }, wild], data);
  const { steps, diverged, finished } = await lab.advance(60_000);
  expect(finished).toBe(true);
  expect(steps.filter(({ network }) => network === 0)).toHaveLength(100);
  expect(diverged).toEqual([{ network: 1, step: expect.any(Number) as number }]);
  expect(steps.filter(({ network }) => network === 1)).toHaveLength(diverged[0]!.step);
});
