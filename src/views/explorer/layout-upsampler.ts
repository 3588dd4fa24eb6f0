import * as sites from '../../model/sites.ts';
import type { Box } from '../shared/box.ts';
import { fitted } from './geometry.ts';
import type { LayoutOf } from './layout-network.ts';
import { scoreHeight } from './unit-row.ts';
import type { Scene } from './scene.ts';

/** The upsampler: room for its maps on their way into their places, and the output. */
export function layoutUpsampler({ ratio, size }: LayoutOf): Scene {
  const { width, height } = size;
  const upright = width < height * 0.9;
  const side = upright ? Math.min(96, width * 0.26) : Math.min(width * 0.2, height - scoreHeight - 10);
  const place: Box = upright
    ? { x: 0, y: height - side, width: side, height: side }
    : { x: width - side, y: 20, width: side, height: side };
  const output = fitted(ratio, place);
  return {
    size,
    items: [
      { key: 'tail', drawing: { kind: 'hidden' }, box: { x: 0, y: 0, width: width - side - 20, height } },
      { key: 'output', site: sites.addMean, drawing: { kind: 'output' }, box: output },
    ],
    edges: [],
    gates: [],
    texts: [],
    stage: upright
      ? { x: 0, y: 0, width, height: height - side - 12 }
      : { x: 0, y: 0, width: width - side - 28, height },
    score: upright
      ? { x: side + 12, y: height - side, width: width - side - 12, height: side }
      : { x: output.x, y: output.y + output.height + 8, width: side, height: scoreHeight },
  };
}
