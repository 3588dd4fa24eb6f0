import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Edit } from '../../src/model/edits/edit.ts';
import { editKinds } from '../../src/model/edits/edit.ts';
import { Rcan } from '../../src/model/rcan.ts';
import * as sites from '../../src/model/sites.ts';
import type { Parameter } from '../../src/model/state-dict.ts';
import { registerGradients } from '../../src/training/register-gradients.ts';
import { useBackend } from '../backends.ts';
import { gradientErrors, gradientsOf, type FoundGradients } from '../fixtures/compare-gradients.ts';
import { nhwc, runToEnd } from '../fixtures/compare-sites.ts';
import { editFileNames, loadEdited } from '../fixtures/edit-files.ts';
import { loadEditedGradients } from '../fixtures/load-gradients.ts';

/** Of a gradient's largest absolute value. */
const tolerance = 1e-4;

const references = new Map(editFileNames.map((file) => [file, loadEdited(file)]));
const fixtures = loadEditedGradients();
const { config, state } = references.get('g2b2c4r2-x2-3ch-5x6')!;
const pair = fixtures.find(({ file, name }) => file === 'g2b2c4r2-x2-3ch-5x6' && name === 'none')!;

beforeAll(registerGradients);

/** Whether all numbers of a gradient are exactly 0. */
const isZero = ({ data }: Parameter): boolean => data.every((value) => value === 0);

/** The parameters without a gradient. */
const zeros = ({ gradients }: FoundGradients): string[] =>
  [...gradients].filter(([, gradient]) => isZero(gradient)).map(([name]) => name);

/** Weight and bias of convolutions. */
const parametersOf = (...convs: readonly sites.Site[]): string[] =>
  convs.flatMap((site) => [sites.weight(site), sites.bias(site)]);

describe.each(['cpu', 'wasm + simd', 'wasm + relaxed-simd'] as const)(
  'Edits in training on %s',
  (backend) => {
    beforeAll(() => useBackend(backend));

    test.each(fixtures)('have the gradients of PyTorch: "$name" of $file', async (wanted) => {
      const reference = references.get(wanted.file)!;
      const edits = reference.cases.find(({ name }) => name === wanted.name)?.edits ?? [];
      expect(edits.length > 0).toBe(wanted.name !== 'none');
      const before = tf.memory().numTensors;
      const errors = gradientErrors(await gradientsOf(reference, wanted, edits), wanted);
      expect(Object.entries(errors).filter(([, error]) => !(error <= tolerance))).toEqual([]);
      expect(tf.memory().numTensors).toBe(before);
    });

    const cases = references
      .get('g2b2c4r2-x2-3ch-5x6')!
      .cases.map(({ name, edits }) => [name, edits] as const);

    test('are of every kind below', () => {
      const kinds = cases.flatMap(([, edits]) => edits.map(({ kind }) => kind));
      expect(new Set(kinds)).toEqual(new Set(editKinds));
    });

    test.each(cases)('have the loss of the network that is only run: "%s"', async (_, edits) => {
      const { loss } = await gradientsOf({ config, state }, pair, edits);
      expect(loss / inferenceLoss(edits)).toBeCloseTo(1, 6);
    });

    test('take the gradient of what they set, and of nothing else', async () => {
      const [first, up] = [sites.blockConv1(0, 1), sites.upConv(0)];
      const { gradients } = await gradientsOf({ config, state }, pair, [
        { kind: 'set-weight', site: first, index: [1, 2, 0, 2], value: 0.5 },
        { kind: 'set-bias', site: first, channels: [3], value: 1 },
        { kind: 'zero-channels', site: up, side: 'output', channels: [5] },
        { kind: 'zero-channels', site: sites.head, side: 'input', channels: [2] },
      ]);
      const withoutGradient = (name: string): number[] =>
        [...gradients.get(name)!.data].flatMap((value, i) => (value === 0 ? [i] : []));
      const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
      // OIHW, of 4 channels to 4, of 4 to 16, and of 3 to 4.
      expect(withoutGradient(sites.weight(first))).toEqual([(1 * 4 + 2) * 9 + 2]);
      expect(withoutGradient(sites.bias(first))).toEqual([3]);
      expect(withoutGradient(sites.weight(up))).toEqual(range(5 * 4 * 9, 4 * 9));
      expect(withoutGradient(sites.bias(up))).toEqual([5]);
      expect(withoutGradient(sites.weight(sites.head))).toEqual(
        range(0, 4).flatMap((output) => range((output * 3 + 2) * 9, 9)),
      );
      expect(withoutGradient(sites.bias(sites.head))).toEqual([]);
    });

    test('leave nothing to learn to an attention layer that is replaced', async () => {
      const found = await gradientsOf({ config, state }, pair, [
        { kind: 'identity', site: sites.attention(0, 1) },
      ]);
      expect(zeros(found)).toEqual(parametersOf(sites.squeeze(0, 1), sites.excite(0, 1)));
    });

    test('leave a muted channel no gradient by the convolution before it', async () => {
      const { gradients } = await gradientsOf({ config, state }, pair, [
        { kind: 'mute', site: sites.attention(1, 1), channels: [2] },
        { kind: 'transplant', site: sites.pooled(1, 1), values: [0, 1, 2, 3] },
      ]);
      const { data } = gradients.get(sites.bias(sites.blockConv2(1, 1)))!;
      expect([...data].map((value) => value === 0)).toEqual([false, false, true, false]);
    });

    test('let no gradient through a gate that is shut: what lies behind it alone does not learn', async () => {
      // Of the first block nothing is added to its input, which so reaches the rest by skip connections alone.
      const muted = { kind: 'mute', site: sites.attention(0, 0), channels: [0, 1, 2, 3] } as const;
      const shut = [sites.block(0, 0), sites.group(0), sites.tailInput].map(
        (site) => ({ kind: 'gate', site, value: 0 }) as const,
      );
      const behind = [...parametersOf(sites.head), 'input'];
      const block = parametersOf(
        ...[sites.blockConv1(0, 0), sites.blockConv2(0, 0), sites.squeeze(0, 0), sites.excite(0, 0)],
      );
      const closed = zeros(await gradientsOf({ config, state }, pair, [muted, ...shut]));
      expect(closed).toEqual(expect.arrayContaining([...behind, ...block]));
      expect(closed).not.toContain(sites.bias(sites.groupConv(config, 0)));

      for (const one of shut) {
        const others = shut.filter((gate) => gate !== one);
        const open = zeros(await gradientsOf({ config, state }, pair, [muted, ...others]));
        expect(open, `${one.site} is open`).toEqual(expect.arrayContaining(block));
        expect(
          open.filter((name) => behind.includes(name)),
          `${one.site} is open`,
        ).toEqual([]);
      }
    });
  },
);

/** The L1 loss of the network as it is run, not trained, with edits. */
function inferenceLoss(edits: readonly Edit[]): number {
  const net = new Rcan(config, state);
  const edited = net.edited(edits);
  const [x, target] = [nhwc(pair.input), nhwc(pair.target)];
  const output = runToEnd(net, x, undefined, edited);
  const loss = tf.tidy(() => tf.mean(tf.abs(tf.sub(output, target))).dataSync()[0]!);
  tf.dispose([x, target, output]);
  edited.dispose();
  net.dispose();
  return loss;
}
