import { convolutionsOf, lastReads, normalizationsOf, type Layer, type Structure } from './structure.ts';

/** Parameters, multiply-adds and peak memory of a network on a picture. */
export interface StructureComplexity {
  /** Filters and biases of the convolutions, each set counted once however many layers share it. */
  readonly parameters: number;
  /** Factors and offsets of batch normalisation, which published figures leave out. */
  readonly normalization: number;
  /** Multiply-adds of the convolutions, k^2 in out H W; other layers are not counted. */
  readonly multiplyAdds: number;
  /** Peak bytes of live maps, each freed after the last layer that reads it. */
  readonly peakBytes: number;
}

const bytesPerNumber = 4;

/** Counts on an output picture of height x width. */
export function countStructure(structure: Structure, height: number, width: number): StructureComplexity {
  let parameters = 0;
  for (const { kernel, inputs, outputs, biased } of convolutionsOf(structure).values()) {
    parameters += kernel ** 2 * inputs * outputs + (biased ? outputs : 0);
  }
  let normalization = 0;
  for (const channels of normalizationsOf(structure).values()) normalization += 2 * channels;
  const multiplyAdds = layerMultiplyAdds(structure, height, width).reduce((sum, count) => sum + count, 0);
  return { parameters, normalization, multiplyAdds, peakBytes: peakOf(structure, height, width) };
}

/** Multiply-adds of every layer. */
export function layerMultiplyAdds({ layers }: Structure, height: number, width: number): number[] {
  return layers.map((layer) => {
    if (layer.kind !== 'conv') return 0;
    const { kernel, inputs, outputs } = layer.conv;
    return kernel ** 2 * inputs * outputs * pixelsOf(layer, height, width);
  });
}

/** Pixels of what a layer puts out. */
export function pixelsOf({ margin }: Pick<Layer, 'margin'>, height: number, width: number): number {
  return (height + 2 * margin) * (width + 2 * margin);
}

function peakOf(structure: Structure, height: number, width: number): number {
  const freed = lastReads(structure);
  const bytes = structure.layers.map(
    (layer) => bytesPerNumber * layer.channels * pixelsOf(layer, height, width),
  );
  // The luma stays: it is the caller's.
  let held = bytesPerNumber * pixelsOf({ margin: structure.border }, height, width);
  let peak = held;
  bytes.forEach((made, i) => {
    held += made;
    peak = Math.max(peak, held);
    for (const value of freed[i]!) held -= bytes[value - 1]!;
  });
  return peak;
}
