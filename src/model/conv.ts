import * as tf from '@tensorflow/tfjs-core';
import { channelOf, phaseOf } from './channel-order.ts';
import type { ConvShape } from './convolutions.ts';
import { hasKernels, hasWholeAttention } from './kernels.ts';
import { bias, weight, type Site } from './sites.ts';
import { parameterOf, type StateDict } from './state-dict.ts';
import { packDirect, packFilter } from './pack-filter.ts';

/** A convolution's parameters on the device, in TF.js's layout: filter [k, k, in, out] (HWIO), bias [out]. */
export interface PlainConv {
  readonly filter: tf.Tensor4D;
  readonly bias: tf.Tensor1D;
  /** Whether it has no padding. */
  readonly valid?: boolean;
}

/** Filter and bias in one tensor, packed by `packFilter` or `packDirect` for our own kernels. */
export interface PackedConv {
  readonly packed: tf.Tensor1D;
  readonly inputs: number;
  readonly outputs: number;
}

/** Filter and bias that a gradient can be taken of: computed by operations that have gradients alone. */
export interface DifferentiableConv extends PlainConv {
  readonly differentiable: true;
}

export type Conv = PlainConv | PackedConv;

export function isDifferentiable(conv: Conv): conv is DifferentiableConv {
  return 'differentiable' in conv;
}

/**
 * Uploads the convolution at `site`, packed for our own kernels where the current backend has them. The caller disposes
 * the tensors with `disposeConv`. Throws `ReaderError` when a parameter is missing or has another shape.
 */
export function uploadConv(state: StateDict, site: Site, shape: ConvShape): Conv {
  const { kernel, inputs, outputs, valid = false } = shape;
  const { filter, offsets } = deviceParameters(state, site, shape);
  const pack = packingOf(shape);
  if (pack) return { packed: tf.keep(tf.tensor1d(pack(filter, offsets, inputs, outputs))), inputs, outputs };
  return {
    filter: tf.keep(tf.tensor4d(filter, [kernel, kernel, inputs, outputs])),
    bias: tf.keep(tf.tensor1d(offsets)),
    valid,
  };
}

/**
 * A convolution's filter and bias in the order of the device. This is the one place where filters are permuted from OIHW
 * to HWIO, and output channels before a pixel shuffle by r from PyTorch's order c r^2 + i r + j to (i r + j) C + c, with
 * which `pixelShuffle` moves whole rows of channels; `torchParameters` is its inverse.
 * Throws `ReaderError` when a parameter is missing or has another shape.
 */
export function deviceParameters(
  state: StateDict,
  site: Site,
  shape: ConvShape,
): { readonly filter: Float32Array; readonly offsets: Float32Array } {
  const { kernel, inputs, outputs, biased = true } = shape;
  const w = parameterOf(state, weight(site), [outputs, inputs, kernel, kernel]).data;
  const b = biased ? parameterOf(state, bias(site), [outputs]).data : new Float32Array(outputs);
  const filter = new Float32Array(w.length);
  const offsets = new Float32Array(outputs);
  eachPlace(shape, (o, place) => {
    offsets[place] = b[o]!;
  });
  eachFilterNumber(shape, (torch, device) => {
    filter[device] = w[torch]!;
  });
  return { filter, offsets };
}

/** The inverse of `deviceParameters`: filter [k, k, in, out] and bias [out] of the device as a checkpoint's parameters. */
export function torchParameters(
  site: Site,
  shape: ConvShape,
  filter: Float32Array,
  offsets: Float32Array,
): StateDict {
  const { kernel, inputs, outputs } = shape;
  const w = new Float32Array(filter.length);
  const b = new Float32Array(outputs);
  eachPlace(shape, (o, place) => {
    b[o] = offsets[place]!;
  });
  eachFilterNumber(shape, (torch, device) => {
    w[torch] = filter[device]!;
  });
  return new Map([
    [weight(site), { shape: [outputs, inputs, kernel, kernel], data: w }],
    [bias(site), { shape: [outputs], data: b }],
  ]);
}

/** For every output channel of PyTorch's its place on the device. */
function eachPlace({ outputs, shuffle: r = 1 }: ConvShape, visit: (o: number, place: number) => void): void {
  const shuffling = { features: outputs / (r * r), factor: r };
  for (let o = 0; o < outputs; o++) {
    visit(o, channelOf('tensorflow', shuffling, phaseOf('torch', shuffling, o)));
  }
}

/** For every number of a filter its index in PyTorch's order and in the device's. */
function eachFilterNumber(shape: ConvShape, visit: (torch: number, device: number) => void): void {
  const { kernel, inputs, outputs } = shape;
  const area = kernel * kernel;
  eachPlace(shape, (o, place) => {
    for (let i = 0; i < inputs; i++) {
      for (let k = 0; k < area; k++) visit((o * inputs + i) * area + k, (k * inputs + i) * outputs + place);
    }
  });
}

/** The packing that our kernels on the current backend need; undefined for convolutions that TF.js computes. */
function packingOf({ kernel, valid, attention }: ConvShape): typeof packFilter | undefined {
  const between = kernel === 3 && !valid;
  if (hasWholeAttention()) return between || attention ? packDirect : undefined;
  return between && hasKernels() ? packFilter : undefined;
}

/** Frees a convolution's parameters. */
export function disposeConv(conv: Conv): void {
  tf.dispose('packed' in conv ? conv.packed : [conv.filter, conv.bias]);
}
