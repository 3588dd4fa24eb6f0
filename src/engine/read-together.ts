import * as tf from '@tensorflow/tfjs-core';

/** Reads tensors [1, H, W, C] of the current backend back, in their order. */
export type ReadTogether = (tensors: readonly tf.Tensor4D[]) => Promise<Float32Array[]>;

/** The numbers of a tensor [1, H, W, C] where they lie. Not to be kept: their place may be another tensor's next. */
export type ViewNumbers = (tensor: tf.Tensor4D) => Float32Array;

/**
 * For a backend that has no way of its own: vectors joined to one tensor, as many small reads take long on a GPU,
 * and all maps at once, as one after the other each would wait for the GPU by itself.
 */
export const readTogether: ReadTogether = async (tensors) => {
  const vectors = readJoined(tensors.filter(isVector));
  const maps = Promise.all(tensors.filter((tensor) => !isVector(tensor)).map((map) => map.data<'float32'>()));
  const [ofVectors, ofMaps] = (await Promise.all([vectors, maps])).map((list) => list.values());
  return tensors.map((tensor) => (isVector(tensor) ? ofVectors! : ofMaps!).next().value!);
};

export const isVector = ({ shape }: tf.Tensor4D): boolean => shape[1] === 1 && shape[2] === 1;

async function readJoined(vectors: readonly tf.Tensor4D[]): Promise<Float32Array[]> {
  if (vectors.length === 0) return [];
  const joined = tf.tidy(() => tf.concat(vectors.map((vector) => tf.reshape(vector, [-1]))));
  try {
    const data = await joined.data<'float32'>();
    let start = 0;
    return vectors.map(({ size }) => data.subarray(start, (start += size)));
  } finally {
    joined.dispose();
  }
}
