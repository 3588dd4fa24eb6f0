import { shuffleFactors, type RcanConfig } from '../../model/config.ts';
import { layoutBlock } from './layout-block.ts';
import { layoutConvolution, type Channels } from './layout-convolution.ts';
import { layoutGroup } from './layout-group.ts';
import { layoutNetwork, type LayoutOf } from './layout-network.ts';
import { layoutUpsampler } from './layout-upsampler.ts';
import type { Place } from './place.ts';
import type { Scene } from './scene.ts';

/** How many maps the convolution of a place reads and makes. */
export function channelsAt({ colors, features, scale }: RcanConfig, { convolution }: Place): Channels {
  const inputs = convolution === 'head' ? colors : features;
  if (convolution === 'last') return { inputs, outputs: colors };
  return {
    inputs,
    outputs: convolution === 'upsampling' ? features * shuffleFactors(scale)[0]! ** 2 : features,
  };
}

/** The scene of a place. `output` is the map that a convolution makes, `input` the one whose products are shown. */
export function layoutOf(of: LayoutOf, place: Place, output: number, input: number): Scene {
  switch (place.level) {
    case 'network':
      return layoutNetwork(of);
    case 'group':
      return layoutGroup(of, place.group);
    case 'block':
      return layoutBlock(of, place.group, place.block);
    case 'upsampler':
      return layoutUpsampler(of);
    default:
      return layoutConvolution(of, place, channelsAt(of.config, place), output, input);
  }
}
