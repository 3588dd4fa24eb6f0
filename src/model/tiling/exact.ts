import * as tf from '@tensorflow/tfjs-core';
import { type Pass } from '../pass.ts';
import type { Rcan } from '../rcan.ts';
import * as sites from '../sites.ts';
import type { Step } from '../taps.ts';
import { emptyMap, type FeatureMap } from './feature-map.ts';
import { Sweeps, type TiledOptions } from './sweeps.ts';
import { tailHalo } from '../tile-grid.ts';

type Steps<T> = AsyncGenerator<Step, T, void>;

/**
 * The forward pass in tiles that equals the one of the whole picture up to rounding: 0..255 in,
 * `net.config.colors` channels. Feature maps of the whole picture wait outside the backend; every layer goes over
 * them tile by tile, each tile with the halo that its 3x3 convolutions need, and the pooling of the channel
 * attention, the one operation that sees the whole picture (paper eq. 10), is done on the whole maps.
 *
 * Held at once: three maps of C channels at the LR size (what entered the group, what leaves a block, and what
 * its convolutions put out). The shallow features, which the long skip connection needs in the end, are
 * computed a second time from the picture instead: a thousandth of the work, a quarter of the memory.
 *
 * Yields after each tile; `return()` frees all tensors. Attention vectors are recorded when their block is done,
 * feature maps when the last tile is.
 */
export async function* exact(net: Rcan, picture: FeatureMap, options?: TiledOptions): Steps<FeatureMap> {
  const sweeps = new Sweeps(net.config, picture, options);
  try {
    const deep = yield* residualGroups(net, picture, sweeps);
    return yield* tail(net, picture, deep, sweeps);
  } finally {
    sweeps.dispose();
  }
}

/** The head and all groups: the picture -> [H, W, C], what enters the convolution that closes the body. */
async function* residualGroups(net: Rcan, picture: FeatureMap, sweeps: Sweeps): Steps<FeatureMap> {
  const { config } = net;
  const maps = (): FeatureMap => emptyMap(picture.width, picture.height, config.features);
  const features = maps();
  let [entering, convolved] = [maps(), maps()];
  const ones = new Float32Array(config.features).fill(1);
  yield* sweeps.over(sites.head, 1, [picture], entering, ([x], pass) =>
    pass.hold(() => net.head(net.subMean(x!, pass), pass)),
  );

  for (let g = 0; g < config.groups; g++) {
    sweeps.show(sites.input(sites.group(g)), entering);
    for (let b = 0; b < config.blocks; b++) {
      const x = b === 0 ? entering : features;
      sweeps.show(sites.input(sites.block(g, b)), x);
      const means = yield* sweeps.over(sites.blockConv2(g, b), 2, [x], convolved, ([tile], pass) =>
        pass.hold(() => blockConvolutions(net, g, b, tile!, pass)),
      );
      const s = await attention(net, g, b, means, sweeps.pass);
      sweeps.showScaled(sites.channelAttention(g, b), convolved, s);
      // RCAB's identity branch (paper eq. 13)
      yield* sweeps.addScaled(sites.block(g, b), features, x, convolved, s);
    }
    const closed = sites.groupConv(config, g);
    yield* sweeps.over(closed, 1, [features], convolved, ([x], pass) =>
      pass.hold(() => pass.tap(closed, net.conv(closed, x!, pass))),
    );
    // the short skip connection (paper eq. 9)
    yield* sweeps.addScaled(sites.group(g), convolved, entering, convolved, ones);
    [entering, convolved] = [convolved, entering];
  }
  return entering;
}

/** The convolution that closes the body, the long skip connection, the upsampler and the last convolution. */
async function* tail(net: Rcan, picture: FeatureMap, deep: FeatureMap, sweeps: Sweeps): Steps<FeatureMap> {
  const { config } = net;
  const output = emptyMap(picture.width * config.scale, picture.height * config.scale, config.colors);
  const closed = sites.bodyConv(config);
  yield* sweeps.over(sites.addMean, tailHalo(config), [deep, picture], output, ([x, lr], pass) => {
    const sum = pass.hold(() => {
      const shallow = pass.skip(
        sites.tailInput,
        net.conv(sites.head, net.meanShift(sites.subMean, lr!), pass),
      );
      return pass.tap(sites.tailInput, tf.add(pass.tap(closed, net.conv(closed, x!, pass)), shallow));
    });
    pass.release(x!);
    pass.release(lr!);
    return net.addMean(exhaust(net.tail(sum, pass)), pass);
  });
  return output;
}

function blockConvolutions(net: Rcan, g: number, b: number, x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
  const first = net.convRelu(sites.blockConv1(g, b), sites.blockRelu(g, b), x, pass);
  return pass.tap(sites.blockConv2(g, b), net.conv(sites.blockConv2(g, b), first, pass));
}

async function attention(
  net: Rcan,
  g: number,
  b: number,
  means: Float32Array,
  pass: Pass,
): Promise<Float32Array> {
  const s = pass.hold(() => net.caLayer(g, b, tf.tensor4d(means, [1, 1, 1, means.length]), pass));
  const factors = await s.data<'float32'>();
  pass.release(s);
  return factors;
}

/** Runs a generator to its end, ignoring its steps; returns its result. */
function exhaust<T>(steps: Generator<Step, T, void>): T {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
  }
}
