import * as tf from '@tensorflow/tfjs-core';
import type { BlockPlace } from './blocks.ts';
import type { RcanConfig } from './config.ts';
import { partName, type Part } from './contribution-parts.ts';
import { contributionSteps } from './contribution-work.ts';
import type { Edited } from './edits/edited.ts';
import { LinearStream } from './linear-stream.ts';
import { Pass } from './pass.ts';
import { gatesFrom, passAndAdd, type Residuals } from './residuals.ts';
import * as sites from './sites.ts';
import type { Step } from './taps.ts';

/** What contributions are computed from. */
export interface ContributionSource {
  readonly config: RcanConfig;
  /** The edits of the pass that the residuals are of. */
  readonly edited: Edited;
  readonly residuals: Residuals;
}

/**
 * The parts of the output one by one, in the order asked for: each carried from where it is added through everything
 * behind it, without biases, to the picture. Yields after every convolution, with the share of the work that is done, and
 * can be stopped with `return()`; tensors that it holds are then freed.
 * @param onPart is given each part's picture [1, H s, W s, colors], 0..255 as differences, which it owns
 * @throws Error when the residuals of a block that is asked for were not kept
 */
export function* contributions(
  source: ContributionSource,
  parts: readonly Part[],
  onPart: (part: Part, picture: tf.Tensor4D) => void,
): Generator<Step, void, void> {
  const { config, edited } = source;
  const [, height, width] = source.residuals.shallow.shape;
  const steps = parts.map((part) => contributionSteps(config, part));
  const total = steps.reduce((sum, { count }) => sum + count, 0);
  const work = steps.reduce((sum, { multiplyAdds }) => sum + multiplyAdds, 0);
  const pass = new Pass(total, height, width, { edited });
  const linear = new LinearStream(config, edited, { biased: false });
  const affine = new LinearStream(config, edited, { biased: true });
  let before = 0;
  try {
    for (const [i, part] of parts.entries()) {
      const { count, multiplyAdds } = steps[i]!;
      const carried = carry(source, part, part.kind === 'constant' ? affine : linear, pass);
      for (let done = 1; ; done++) {
        const next = carried.next();
        if (next.done) {
          onPart(part, pass.handOver(next.value));
          break;
        }
        yield { ...next.value, share: (before + (multiplyAdds * done) / count) / work };
      }
      before += multiplyAdds;
    }
  } finally {
    pass.releaseAll();
    linear.dispose();
    affine.dispose();
  }
}

/** One part from where it is added to the picture. */
function carry(
  { config, edited, residuals }: ContributionSource,
  part: Part,
  stream: LinearStream,
  pass: Pass,
): Generator<Step, tf.Tensor4D, void> {
  const { shallow } = residuals;
  switch (part.kind) {
    case 'long-skip': {
      const gate = edited.gate(sites.tailInput);
      return stream.toPicture(
        pass.hold(() => tf.mul(shallow, gate)),
        pass,
      );
    }
    case 'constant':
      return throughBody(
        0,
        pass.hold(() => tf.zerosLike(shallow)),
        stream,
        pass,
      );
    case 'first-features':
      return throughBody(
        0,
        pass.hold(() => tf.clone(shallow)),
        stream,
        pass,
      );
    case 'group': {
      const added = residuals.ofGroup(part.group);
      return behindGroup(
        part.group,
        pass.hold(() => tf.clone(kept(part, added))),
        stream,
        pass,
      );
    }
    case 'block': {
      const added = pass.hold(() =>
        behindBlock({ config, edited }, part, kept(part, residuals.ofBlock(part))),
      );
      return behindGroup(part.group, added, stream, pass);
    }
    case 'channel': {
      const only = (maps: tf.Tensor4D): tf.Tensor4D =>
        tf.mul(maps, tf.reshape(tf.oneHot(tf.scalar(part.channel, 'int32'), config.features), [1, 1, 1, -1]));
      const added = pass.hold(() =>
        behindBlock({ config, edited }, part, only(kept(part, residuals.ofBlock(part)))),
      );
      return behindGroup(part.group, added, stream, pass);
    }
  }
}

function* throughBody(
  g: number,
  x: tf.Tensor4D,
  stream: LinearStream,
  pass: Pass,
): Generator<Step, tf.Tensor4D, void> {
  return yield* stream.throughBody(yield* stream.throughGroups(g, x, pass), pass);
}

function* behindGroup(
  g: number,
  x: tf.Tensor4D,
  stream: LinearStream,
  pass: Pass,
): Generator<Step, tf.Tensor4D, void> {
  return yield* stream.throughBody(yield* stream.fromGroup(g, x, pass), pass);
}

/** What a block adds to its group's stream, times the gates of the blocks behind it. */
function behindBlock(
  { config, edited }: Pick<ContributionSource, 'config' | 'edited'>,
  { group, block }: BlockPlace,
  added: tf.Tensor4D,
): tf.Tensor4D {
  return tf.mul(
    added,
    gatesFrom(config, (sum) => edited.gate(sum), group, block + 1),
  );
}

/** The sum of what the blocks of a group add to its stream, of residuals that are all kept one by one. */
export function sumOfBlocks(
  { config, edited }: Pick<ContributionSource, 'config' | 'edited'>,
  group: number,
  ofBlock: (place: BlockPlace) => tf.Tensor4D,
): tf.Tensor4D {
  return tf.tidy(() => {
    let sum = tf.clone(ofBlock({ group, block: 0 }));
    for (let block = 1; block < config.blocks; block++)
      sum = passAndAdd(sum, edited.gate(sites.block(group, block)), ofBlock({ group, block }));
    return sum;
  });
}

function kept(part: Part, maps: tf.Tensor4D | undefined): tf.Tensor4D {
  if (!maps) throw new Error(`The residuals of '${partName(part)}' were not kept.`);
  return maps;
}
