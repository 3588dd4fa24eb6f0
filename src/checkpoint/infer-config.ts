import { ReaderError } from '../image/reader-error.ts';
import type { RcanConfig, Scale, UpscalerConfig } from '../model/config.ts';
import * as sites from '../model/sites.ts';
import type { StateDict } from '../model/state-dict.ts';
import { convolutions, isMeanShift } from '../model/convolutions.ts';

const scales: readonly number[] = [2, 3, 4, 8] satisfies Scale[];

const unsupported = (message: string, entry: string): ReaderError =>
  new ReaderError('checkpoint-unsupported', message, { entry });

/**
 * The configuration of the RCAN whose parameters these are, from their names and shapes alone; the names are
 * those of the official code (https://github.com/yulunzhang/RCAN, `model/rcan.py`). A network without
 * `sub_mean` and `add_mean`, as one-channel networks are, shifts nothing. Throws `ReaderError` naming the entry
 * that is missing, superfluous or of an unexpected shape.
 */
export function inferConfig(state: StateDict): UpscalerConfig {
  const groups = countGroups(state);
  const blocks = countBlocks(state, groups);
  const [features, colors] = shapeOf(state, sites.weight(sites.head), 4) as [number, number];
  if (colors !== 1 && colors !== 3) {
    throw unsupported(
      `'${sites.weight(sites.head)}' takes ${colors} image channels; only 1 (luminance) and 3 (RGB) can be shown.`,
      sites.weight(sites.head),
    );
  }
  const config: UpscalerConfig = {
    groups,
    blocks,
    features,
    reduction: reductionOf(state, features),
    scale: scaleOf(state, features),
    colors,
  };
  checkEntries(state, expectedShapes(config, state));
  return config;
}

/** The shape of an entry that must be there with `axes` axes. */
function shapeOf(state: StateDict, name: string, axes: number): readonly number[] {
  const shape = state.get(name)?.shape;
  if (!shape) throw missing(name);
  if (shape.length !== axes || shape.includes(0)) {
    throw unsupported(
      `'${name}' has the shape [${shape.join(', ')}]; a convolution's filter has four axes.`,
      name,
    );
  }
  return shape;
}

function missing(name: string): ReaderError {
  return unsupported(`The checkpoint lacks '${name}', without which it is no complete RCAN.`, name);
}

/** Groups are followed by the convolution `body.G`, the only entry of the body that is a direct child. */
function countGroups(state: StateDict): number {
  if (!state.has(sites.weight(sites.head))) throw notRcan(state);
  let last = -1;
  for (let g = 0; g <= state.size; g++) {
    if (state.has(sites.weight(sites.group(g)))) {
      if (g === 0) throw notRcan(state);
      return g;
    }
    if (state.has(sites.weight(sites.blockConv1(g, 0)))) last = g;
  }
  throw last < 0 ? notRcan(state) : missing(sites.weight(sites.group(last + 1)));
}

/**
 * Blocks of a group are followed by the convolution `body.g.body.B`; the first group that has one tells. Throws when the
 * file is too small to hold so many groups of so many blocks: their names are not even made.
 */
function countBlocks(state: StateDict, groups: number): number {
  const ends = new Map<number, number>();
  for (const name of state.keys()) {
    const [, g, b] = /^body\.(\d{1,6})\.body\.(\d{1,6})\.weight$/.exec(name) ?? [];
    if (g === undefined || b === undefined || Number(b) === 0) continue;
    ends.set(Number(g), Math.min(Number(b), ends.get(Number(g)) ?? Infinity));
  }
  for (let g = 0; g < groups; g++) {
    const blocks = ends.get(g);
    if (blocks === undefined) continue;
    if (groups * blocks * entriesPerBlock > state.size) throw missing(firstMissing(state, blocks));
    return blocks;
  }
  throw notRcan(state);
}

/** Weights and biases of two convolutions and of the two of the attention. */
const entriesPerBlock = 8;

/** The first block's entry, in the order of the network, that a file lacks which is too small to hold all. */
function firstMissing(state: StateDict, blocks: number): string {
  for (let g = 0; ; g++) {
    for (let b = 0; b < blocks; b++) {
      for (const site of [
        sites.blockConv1(g, b),
        sites.blockConv2(g, b),
        sites.squeeze(g, b),
        sites.excite(g, b),
      ]) {
        const name = [sites.weight(site), sites.bias(site)].find((one) => !state.has(one));
        if (name !== undefined) return name;
      }
    }
  }
}

function notRcan(state: StateDict): ReaderError {
  const names = [...state.keys()];
  return new ReaderError(
    'checkpoint-unsupported',
    `These are not the parameters of an RCAN, whose names run from '${sites.weight(sites.head)}' over ` +
      `'${sites.weight(sites.blockConv1(0, 0))}' to '${sites.weight(sites.tailConv)}'. ` +
      `The file holds ${listed(names)}.`,
  );
}

/**
 * r of the channel attention, from the filter C -> C / r of the first block. Where C / r was rounded down several
 * r build the same network; this is the largest.
 */
function reductionOf(state: StateDict, features: number): number {
  const name = sites.weight(sites.squeeze(0, 0));
  const hidden = shapeOf(state, name, 4)[0]!;
  const reduction = Math.floor(features / hidden);
  if (reduction < 1 || Math.floor(features / reduction) !== hidden) {
    throw unsupported(
      `'${name}' has ${hidden} outputs, which no reduction of the ${features} features gives.`,
      name,
    );
  }
  return reduction;
}

/** The product of the pixel shuffles: each comes after a convolution C -> C r^2 that tells its r. */
function scaleOf(state: StateDict, features: number): Scale {
  let scale = 1;
  for (let k = 0; k === 0 || state.has(sites.weight(sites.upConv(k))); k++) {
    const name = sites.weight(sites.upConv(k));
    const outputs = shapeOf(state, name, 4)[0]!;
    const factor = Math.sqrt(outputs / features);
    if (factor !== 2 && factor !== 3) {
      throw unsupported(
        `'${name}' has ${outputs} outputs; before a pixel shuffle there must be 4 or 9 times the ${features} features.`,
        name,
      );
    }
    scale *= factor;
  }
  if (!isScale(scale)) {
    throw new ReaderError(
      'checkpoint-scale',
      `The checkpoint enlarges ${scale} times; RCAN here does x2, x3, x4 and x8.`,
      {
        scale,
      },
    );
  }
  return scale;
}

function isScale(scale: number): scale is Scale {
  return scales.includes(scale);
}

/** Every parameter of the network by name. */
function expectedShapes(config: RcanConfig, state: StateDict): Map<string, readonly number[]> {
  const expected = new Map<string, readonly number[]>();
  const convs = [...convolutions(config)];
  const shifts = convs.map(([site]) => site).filter(isMeanShift);
  const hasShifts = shifts.some((site) => state.has(sites.weight(site)) || state.has(sites.bias(site)));
  for (const [site, { kernel, inputs, outputs }] of convs) {
    if (isMeanShift(site) && !hasShifts) continue;
    expected.set(sites.weight(site), [outputs, inputs, kernel, kernel]);
    expected.set(sites.bias(site), [outputs]);
  }
  return expected;
}

function checkEntries(state: StateDict, expected: ReadonlyMap<string, readonly number[]>): void {
  for (const [name, shape] of expected) {
    const found = state.get(name)?.shape;
    if (!found) throw missing(name);
    if (found.join() !== shape.join()) {
      throw unsupported(
        `'${name}' has the shape [${found.join(', ')}] instead of [${shape.join(', ')}], which the rest of the network asks for.`,
        name,
      );
    }
  }
  const extra = [...state.keys()].filter((name) => !expected.has(name));
  if (extra.length > 0) {
    throw unsupported(`The checkpoint holds more than an RCAN: ${listed(extra)}.`, extra[0]!);
  }
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 6).map((name) => `'${name}'`);
  const rest = names.length - shown.length;
  return (shown.join(', ') || 'nothing') + (rest > 0 ? ` and ${rest} more` : '');
}
