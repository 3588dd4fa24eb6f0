import type { ConvShape } from '../convolutions.ts';
import type { Site } from '../sites.ts';

/** The operation of a layer. */
export type Operation =
  /** A convolution, followed by a ReLU if `relu`. */
  | { readonly kind: 'conv'; readonly parameters: Site; readonly conv: ConvShape; readonly relu: boolean }
  /** Batch normalisation by stored means and variances: one factor and one offset per channel. */
  | { readonly kind: 'normalize'; readonly parameters: Site }
  | { readonly kind: 'relu' }
  | { readonly kind: 'add' }
  | { readonly kind: 'concat' };

/** One layer. Layers of the same `parameters` share them. */
export type Layer = Operation & {
  /** Its inputs: 0 is the network's input, n + 1 the output of the layer of index n. */
  readonly reads: readonly number[];
  readonly channels: number;
  /** Pixels by which its output is larger than the picture on every side. */
  readonly margin: number;
};

/**
 * A network that works on the luma of an enlarged picture, as a list of layers in the order they are computed. From it
 * the network is run (`StructuredNet`), counted (`countStructure`) and given random weights (`randomState`).
 */
export interface Structure {
  /** Pixels by which the luma is continued beyond every edge before it enters, by repeating the edge. */
  readonly border: number;
  readonly layers: readonly Layer[];
}

/** The output of a layer in a `StructureBuilder`. */
export interface Maps {
  readonly index: number;
  readonly channels: number;
  readonly margin: number;
}

export interface ConvOptions {
  readonly outputs: number;
  /** Side of the kernel; 3 when it is left out. */
  readonly kernel?: number;
  readonly relu?: boolean;
  /** Whether there is a bias; none when it is left out. */
  readonly biased?: boolean;
}

/** Builds a structure by calls that read like a forward pass. Methods return the output of the layer they append. */
class StructureBuilder {
  readonly layers: Layer[] = [];
  readonly luma: Maps;

  constructor(border: number) {
    this.luma = { index: 0, channels: 1, margin: border };
  }

  /** Without padding while x has a margin, which shrinks by it; then with zero padding to the same size. */
  conv(x: Maps, parameters: Site, options: ConvOptions): Maps {
    const { outputs, kernel = 3, relu = false, biased = false } = options;
    const valid = x.margin > 0;
    const conv = { kernel, inputs: x.channels, outputs, valid, biased };
    const margin = valid ? x.margin - (kernel - 1) / 2 : 0;
    return this.#layer({ kind: 'conv', parameters, conv, relu }, [x], outputs, margin);
  }

  normalize(x: Maps, parameters: Site): Maps {
    return this.#layer({ kind: 'normalize', parameters }, [x], x.channels);
  }

  relu(x: Maps): Maps {
    return this.#layer({ kind: 'relu' }, [x], x.channels);
  }

  add(x: Maps, y: Maps): Maps {
    return this.#layer({ kind: 'add' }, [x, y], x.channels);
  }

  concat(...all: readonly Maps[]): Maps {
    const channels = all.reduce((sum, maps) => sum + maps.channels, 0);
    return this.#layer({ kind: 'concat' }, all, channels);
  }

  #layer(operation: Operation, reads: readonly Maps[], channels: number, margin = reads[0]!.margin): Maps {
    this.layers.push({ ...operation, reads: reads.map(({ index }) => index), channels, margin });
    return { index: this.layers.length, channels, margin };
  }
}

/**
 * The structure that `build` appends; its last layer is the network's output, one channel without a margin.
 * Throws an `Error` when it is not.
 * @param border as `Structure.border`: pixels that the convolutions remove on every side, 0 with zero padding
 */
export function buildStructure(border: number, build: (net: StructureBuilder) => Maps): Structure {
  const builder = new StructureBuilder(border);
  const output = build(builder);
  if (output.channels !== 1 || output.margin !== 0) {
    throw new Error(`This network ends in ${output.channels} channels with a margin of ${output.margin} px.`);
  }
  return { border, layers: builder.layers };
}

/** For every layer the values, numbered as in `Layer.reads`, that no later layer reads. The input is not among them. */
export function lastReads({ layers }: Structure): number[][] {
  const last = new Map<number, number>();
  layers.forEach(({ reads }, i) => reads.forEach((value) => last.set(value, i)));
  return layers.map((_, i) => [...last.keys()].filter((value) => value > 0 && last.get(value) === i));
}

/** Every set of convolution parameters once, with the shape of the convolutions that share it. */
export function convolutionsOf({ layers }: Structure): Map<Site, ConvShape> {
  const convs = new Map<Site, ConvShape>();
  for (const layer of layers) if (layer.kind === 'conv') convs.set(layer.parameters, layer.conv);
  return convs;
}

/** Every set of normalisation parameters once, with the channels it has. */
export function normalizationsOf({ layers }: Structure): Map<Site, number> {
  const sets = new Map<Site, number>();
  for (const layer of layers) if (layer.kind === 'normalize') sets.set(layer.parameters, layer.channels);
  return sets;
}
