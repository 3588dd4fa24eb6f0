import { range } from 'd3';
import { channelCost, readOutput, type ChannelCost, type OutputReading } from '../analysis/channel-cost.ts';
import { SpectrumMeter } from '../analysis/spectrum-meter.ts';
import type { EngineApi } from '../engine/protocol.ts';
import { downscale } from '../image/bicubic.ts';
import type { Pixels } from '../image/pixels.ts';
import { restoreColors } from '../image/restore-colors.ts';
import { allBlocks } from '../model/blocks.ts';
import type { RcanConfig } from '../model/config.ts';
import type { Edit } from '../model/edits/edit.ts';
import { attention } from '../model/sites.ts';

/**
 * Mutes every channel of every block, one at a time, on one picture, downscaled first. Each run begins at the edited
 * block, as nothing before it changes.
 * @param onRun called after each run with a muted channel
 * @returns the costs by block, in the order of the network
 */
export async function muteChannels(
  engine: EngineApi,
  config: RcanConfig,
  hr: Pixels,
  cutoff: number,
  onRun: () => void,
): Promise<ChannelCost[][]> {
  const { scale } = config;
  const picture = downscale(hr, scale);
  const meter = new SpectrumMeter(hr.height, hr.width);
  const read = async (edits: readonly Edit[]): Promise<OutputReading> => {
    const { output } = await engine.run({ picture, sites: [], edits, attention: false });
    return readOutput({ sr: restoreColors(output, picture), hr, scale }, meter);
  };
  const plain = await read([]);
  const costs: ChannelCost[][] = [];
  for (const { group, block } of allBlocks(config)) {
    const found: ChannelCost[] = [];
    for (const channel of range(config.features)) {
      const muted = await read([{ kind: 'mute', site: attention(group, block), channels: [channel] }]);
      found.push(channelCost(plain, muted, cutoff));
      onRun();
    }
    costs.push(found);
  }
  return costs;
}
