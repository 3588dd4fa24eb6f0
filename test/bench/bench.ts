/**
 * Times the forward pass of the project's x2 network on wasm with one thread: `npm run bench -- [--json]
 * [--sizes 64,96,128] [--repeats 7] [--kernels simd] [--net 10x20x64]`. Contenders take turns within every repeat, so that what else the machine does
 * falls on all of them.
 */
import * as tf from '@tensorflow/tfjs-core';
import { readCheckpoint, type Checkpoint } from '../../src/checkpoint/read-checkpoint.ts';
import { runCommand, wrongArguments } from '../../src/cli/arguments.ts';
import { readBytes } from '../../src/cli/files.ts';
import { ownWeights } from '../../src/cli/open-engine.ts';
import { kernelVariants } from '../../src/engine/kernels/variants.ts';
import { networkInput } from '../../src/engine/network-input.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import type { Colors } from '../../src/image/pixels.ts';
import { useBackend } from '../backends.ts';
import { openContenders, type Contender, type Samples } from './contenders.ts';
import { randomNet } from './random-net.ts';
import { row, table, type Row } from './statistics.ts';

/** The largest difference between two contenders' outputs, in 0..255, that float32 in another order explains. */
const tolerated = 1e-2;

/** A test card as float samples in both layouts. */
function cardSamples(size: number, colors: Colors): Samples {
  const hwc = networkInput(drawCard('zone-plate', size), colors);
  return { width: size, height: size, hwc, chw: planar(hwc, size * size) };
}

/** Interleaved samples of `pixels` pixels as one plane after the other. */
function planar(hwc: Float32Array, pixels: number): Float32Array {
  const channels = hwc.length / pixels;
  return hwc.map((_, i) => hwc[(i % pixels) * channels + Math.floor(i / pixels)]!);
}

/** Warms every contender up and compares what they put out; throws when one differs. */
async function checkAgreement(
  contenders: readonly Contender[],
  samples: Samples,
  scale: number,
): Promise<void> {
  const pixels = samples.width * samples.height * scale * scale;
  const outputs = new Map<string, Float32Array>();
  for (const { name, layout, forward } of contenders) {
    const output = await forward(samples);
    outputs.set(name, layout === 'hwc' ? planar(output, pixels) : output);
  }
  const ours = outputs.get('ours')!;
  for (const [name, output] of outputs) {
    const difference = ours.reduce((most, value, i) => Math.max(most, Math.abs(value - output[i]!)), 0);
    if (name !== 'ours')
      process.stderr.write(
        `${samples.width} px: ${name} differs from ours by ${difference.toExponential(1)}\n`,
      );
    if (!(difference <= tolerated) || output.length !== ours.length) {
      throw new Error(`${name} does not compute the network: it differs from ours by ${difference} of 255.`);
    }
  }
}

async function timed(contender: Contender, samples: Samples): Promise<number> {
  const began = performance.now();
  await contender.forward(samples);
  return performance.now() - began;
}

async function timeAll(contenders: readonly Contender[], samples: Samples, repeats: number): Promise<Row[]> {
  const times = new Map<Contender, number[]>(contenders.map((contender) => [contender, []]));
  for (let repeat = 0; repeat < repeats; repeat++) {
    // Another one begins each time: none always runs in the wake of the same one.
    const start = repeat % contenders.length;
    for (const contender of [...contenders.slice(start), ...contenders.slice(0, start)]) {
      times.get(contender)!.push(await timed(contender, samples));
    }
  }
  return [...times].map(([{ name }, list]) => row(name, samples.width, list));
}

function counts(option: string, text: string): number[] {
  const values = text.split(',').map(Number);
  if (values.every((value) => Number.isInteger(value) && value > 0)) return values;
  throw wrongArguments(`--${option} ${text} is not possible; give whole numbers above 0.`);
}

function dimensions(text: string): [groups: number, blocks: number, features: number] {
  const [, ...numbers] = /^(\d+)x(\d+)x(\d+)$/.exec(text) ?? [];
  if (numbers.length === 3) return numbers.map(Number) as [number, number, number];
  throw wrongArguments(`--net ${text} is not possible; give groups x blocks x features, such as 10x20x64.`);
}

async function ownNet(): Promise<Checkpoint> {
  const path = ownWeights(2);
  return readCheckpoint((await readBytes(path)).buffer, path);
}

await runCommand({
  usage: `Usage: npm run bench -- [--json] [--sizes 64,96,128] [--repeats 7] [--kernels simd] [--net 10x20x64]

Times the forward pass on wasm with one thread: ours, the same network in plain TF.js ops, and in onnxruntime-web.

  --sizes     widths and heights of the LR picture, in pixels
  --repeats   how often each contender runs at each size
  --kernels   which build of our own kernels: relaxed-simd (the default) or simd
  --net       groups x blocks x features of a network with random weights, instead of the project's own
  --json      print {"rows":[...]} and nothing else`,
  options: {
    json: { type: 'boolean' },
    sizes: { type: 'string', default: '64,96,128' },
    repeats: { type: 'string', default: '7' },
    kernels: { type: 'string', default: kernelVariants[0] },
    net: { type: 'string' },
  },
  async main({ json, sizes: sizeList, repeats: repeatText, kernels, net }) {
    const sizes = counts('sizes', sizeList);
    const [repeats = 0] = counts('repeats', repeatText);
    const variant = kernelVariants.find((name) => name === kernels);
    if (!variant) throw wrongArguments(`--kernels ${kernels} is not one of ${kernelVariants.join(', ')}.`);
    const checkpoint = net === undefined ? await ownNet() : randomNet(...dimensions(net));
    await useBackend(`wasm + ${variant}`);
    const contenders = await openContenders(checkpoint);
    const rows: Row[] = [];
    for (const size of sizes) {
      const samples = cardSamples(size, checkpoint.config.colors);
      await checkAgreement(contenders, samples, checkpoint.config.scale);
      rows.push(...(await timeAll(contenders, samples, repeats)));
    }
    process.stdout.write(json ? `${JSON.stringify({ rows })}\n` : `${table(rows)}\n`);
    for (const contender of contenders) await contender.dispose();
    tf.removeBackend('wasm');
  },
});
