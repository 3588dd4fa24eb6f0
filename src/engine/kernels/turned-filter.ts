/**
 * The filter whose convolution is the gradient of another's by its input: [3, 3, inputs, outputs] turned by half a turn,
 * inputs and outputs exchanged, [3, 3, outputs, inputs].
 */
export function turned(filter: Float32Array, inputs: number, outputs: number): Float32Array {
  const result = new Float32Array(filter.length);
  for (let k = 0; k < 9; k++) {
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++) {
        result[((8 - k) * outputs + o) * inputs + i] = filter[(k * inputs + i) * outputs + o]!;
      }
    }
  }
  return result;
}
