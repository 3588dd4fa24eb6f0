import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../checkpoint/read-checkpoint.ts';
import { outOfMemory, shortageOf } from '../engine/memory.ts';
import { networkInput } from '../engine/network-input.ts';
import type { BackendName } from '../engine/protocol.ts';
import type { Pixels } from '../image/pixels.ts';
import { checkEdits } from '../model/edits/check-edits.ts';
import type { Edit } from '../model/edits/edit.ts';
import { Rcan } from '../model/rcan.ts';
import type { Parameter } from '../model/state-dict.ts';
import { gradientMemory } from './gradient-memory.ts';
import { disposeGradients, lossGradients } from './gradients.ts';
import { readGradients } from './read-gradients.ts';
import { registerGradients } from './register-gradients.ts';

/** The L1 loss of a network for one picture, and its gradients in PyTorch's shapes, as `readGradients` names them. */
export interface PictureGradients {
  readonly loss: number;
  readonly gradients: ReadonlyMap<string, Parameter>;
}

/**
 * Takes the gradients of the L1 loss, by every trained parameter and by the input, on the current backend, which must be
 * one that `canTrain` tells of. The output is compared unrounded.
 * @param lr the picture that goes in, whole
 * @param hr the true picture, `scale` times as wide and high
 * @throws ReaderError `bad-edit`, or `out-of-memory` naming a size that fits
 */
export async function pictureGradients(
  { config, state }: Pick<Checkpoint, 'config' | 'state'>,
  lr: Pixels,
  hr: Pixels,
  edits: readonly Edit[] = [],
): Promise<PictureGradients> {
  checkEdits(config, edits);
  const { scale, colors } = config;
  if (hr.width !== lr.width * scale || hr.height !== lr.height * scale) {
    throw new Error(`The true picture is not ${scale} times as large as the other.`);
  }
  const running = { name: tf.getBackend() as BackendName };
  const short = shortageOf(gradientMemory(config, lr.height, lr.width), running);
  if (short) throw outOfMemory(short, lr, running);

  await registerGradients();
  const net = new Rcan(config, state, { trainable: true });
  const edited = net.edited(edits);
  const [x, target] = [lr, hr].map((picture) =>
    tf.tensor4d(networkInput(picture, colors), [1, picture.height, picture.width, colors]),
  );
  const made = lossGradients(net, x!, target!, { edited, input: true });
  tf.dispose([x!, target!]);
  edited.dispose();
  net.dispose();
  try {
    const [loss = NaN] = await made.loss.data<'float32'>();
    return { loss, gradients: await readGradients(config, made) };
  } finally {
    disposeGradients(made);
  }
}
