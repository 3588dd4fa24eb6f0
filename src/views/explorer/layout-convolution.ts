import { convolutionInput } from '../../model/convolution-input.ts';
import * as sites from '../../model/sites.ts';
import type { Box } from '../shared/box.ts';
import { fitted, tiled } from './geometry.ts';
import type { LayoutOf } from './layout-network.ts';
import { convolutionSite, type Place } from './place.ts';
import type { Scene, SceneItem, SceneText } from './scene.ts';

/** How many maps a convolution reads and makes. */
export interface Channels {
  readonly inputs: number;
  readonly outputs: number;
}

/**
 * A convolution at work: all maps that it reads, room for the arithmetic of one value, and the map that it makes. In the
 * number, of the maps that it reads one alone is large.
 */
export function layoutConvolution(
  { config, ratio, size, names }: LayoutOf,
  place: Place,
  { inputs }: Channels,
  output: number,
  input: number | undefined,
): Scene {
  const { width, height } = size;
  const upright = width < height * 0.9;
  const site = convolutionSite(config, place);
  const from = convolutionInput(config, site);
  const { group, block } = sites.placeOf(config, site);
  const within =
    block !== undefined && group !== undefined
      ? sites.block(group, block)
      : group !== undefined
        ? sites.group(group)
        : site;
  const side = upright ? Math.min(96, width * 0.26) : Math.min(width * 0.17, height * 0.4);
  const large = upright ? Math.min(150, width * 0.4) : Math.min(width * 0.24, height * 0.54);
  const read: Box = upright
    ? { x: 0, y: 24, width: width - large - 16, height: large }
    : { x: 0, y: 28, width: Math.min(width * 0.2, 250), height: height - 36 };
  const isNumber = place.level === 'number' && input !== undefined;
  const one = isNumber
    ? fitted(ratio, { ...read, height: Math.min(read.height, upright ? read.height * 0.72 : read.width) })
    : undefined;
  const rest = one
    ? { ...read, y: one.y + one.height + 10, height: read.y + read.height - one.y - one.height - 10 }
    : read;
  const tiles = tiled(inputs, ratio, rest);
  const maps = tiles.map((box, channel): SceneItem => ({
    key: `${from} ${channel}`,
    within,
    site: from,
    drawing: { kind: 'map', site: from, channel },
    box: one && channel === input ? one : box,
    opens: { level: 'number' },
  }));
  const right = upright ? width - large : width - large - (width > 1000 ? 6 : 0);
  const made = fitted(ratio, { x: right, y: 28, width: large, height: large });
  const stageLeft = upright ? 0 : read.width + 22;
  const stage: Box = upright
    ? { x: 0, y: 24 + large + 64, width, height: height - side - 24 - large - 76 }
    : { x: stageLeft, y: 4, width: right - stageLeft - 26, height: height - 8 };
  const shown = upright
    ? fitted(ratio, { x: 0, y: height - side, width: side, height: side })
    : fitted(ratio, {
        x: right,
        y: made.y + made.height + 40,
        width: large - 104,
        height: Math.min(large - 104, height - made.y - made.height - 44),
      });
  const texts: SceneText[] = [
    { x: read.x, y: 16, text: names.reads(inputs) },
    { x: made.x, y: 16, text: names.makes(output) },
  ];
  return {
    size,
    items: [
      ...(group === undefined ? [] : [hidden(sites.group(group), undefined, size)]),
      ...(group === undefined || block === undefined
        ? []
        : [hidden(sites.block(group, block), sites.group(group), size)]),
      ...(within === site ? [hidden(site, undefined, size)] : []),
      ...maps,
      { key: `${site} ${output}`, within, site, drawing: { kind: 'map', site, channel: output }, box: made },
      { key: 'output', site: sites.addMean, drawing: { kind: 'output' }, box: shown },
    ],
    edges: [],
    gates: [],
    texts,
    stage,
    score: upright
      ? { x: side + 12, y: height - side, width: width - side - 12, height: side }
      : {
          x: shown.x + shown.width + 10,
          y: shown.y,
          width: width - shown.x - shown.width - 10,
          height: shown.height,
        },
  };
}

const hidden = (key: string, within: string | undefined, { width, height }: LayoutOf['size']): SceneItem => ({
  key,
  ...(within !== undefined && { within }),
  drawing: { kind: 'hidden' },
  box: { x: 0, y: 0, width, height },
});
