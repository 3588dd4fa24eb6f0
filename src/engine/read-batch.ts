import * as tf from '@tensorflow/tfjs-core';

/** Reads tensors [1, H, W, C] back from the current backend: their data in the order of the tensors. */
export type ReadBatch = (tensors: readonly tf.Tensor4D[]) => Promise<Float32Array[]>;

/** The data of a tensor [1, H, W, C] without a copy. Valid only until the next tensor is created or disposed. */
export type ViewData = (tensor: tf.Tensor4D) => Float32Array;

/**
 * For any backend: vectors are concatenated and read at once, as each small read costs a round trip to the GPU; maps are
 * read concurrently, so that they share the wait.
 */
export const readBatch: ReadBatch = async (tensors) => {
  const vectors = readJoined(tensors.filter(isVector));
  const maps = Promise.all(tensors.filter((tensor) => !isVector(tensor)).map((map) => map.data<'float32'>()));
  const [ofVectors, ofMaps] = (await Promise.all([vectors, maps])).map((list) => list.values());
  return tensors.map((tensor) => (isVector(tensor) ? ofVectors! : ofMaps!).next().value!);
};

/** Whether a tensor [1, H, W, C] has one pixel. */
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
