import { workShares } from '../complexity.ts';
import type { Edited } from '../edits/edited.ts';
import type { Rcan } from '../rcan.ts';
import type { Step } from '../taps.ts';
import { chopGrid, type ChopOptions } from '../chop-grid.ts';
import { cut, emptyMap, paste, type FeatureMap } from './feature-map.ts';
import { coreInTile } from '../tile-grid.ts';
import { whole } from './whole.ts';

/**
 * A forward pass for each of the overlapping tiles of the official test scripts (`--chop`, see `chopGrid`). Channel
 * attention pools over the tile alone, so the result differs from that of the whole picture, and no attention of the
 * whole picture can be recorded. Edits apply to every tile. 0..255, `net.config.colors` channels. Yields after each step
 * of each tile; `return()` frees all tensors.
 */
export async function* chop(
  net: Rcan,
  picture: FeatureMap,
  edited?: Edited,
  options?: ChopOptions,
): AsyncGenerator<Step, FeatureMap, void> {
  const { width, height, channels } = picture;
  const { config } = net;
  const { scale } = config;
  const tiles = chopGrid(width, height, options);
  const shares = workShares(config, height, width);
  const areas = tiles.map(({ padded }) => padded.width * padded.height);
  const total = areas.reduce((sum, area) => sum + area, 0);
  const output = emptyMap(width * scale, height * scale, channels);
  let before = 0;
  for (const [i, tile] of tiles.entries()) {
    const pass = whole(net, cut(picture, tile.padded), { edited });
    let part: FeatureMap | undefined;
    try {
      for (;;) {
        const next = await pass.next();
        if (next.done) {
          part = next.value;
          break;
        }
        const { site, done, total: steps } = next.value;
        const share = (before + areas[i]! * shares.get(site)!) / total;
        yield { site, done: i * steps + done, total: tiles.length * steps, share };
      }
    } finally {
      await pass.return(picture);
    }
    paste(part, coreInTile(tile, scale), output, tile.core.x * scale, tile.core.y * scale);
    before += areas[i]!;
  }
  return output;
}
