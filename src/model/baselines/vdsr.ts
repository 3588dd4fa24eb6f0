import { buildStructure, type Structure } from './structure.ts';

/**
 * VDSR: J. Kim, J. K. Lee, K. M. Lee, "Accurate Image Super-Resolution Using Very Deep Convolutional Networks",
 * CVPR 2016, arXiv 1511.04587. Twenty layers that compute the residual of the bicubic enlargement.
 *
 * | layer            | kernel | channels | ReLU |
 * | ---------------- | ------ | -------- | ---- |
 * | conv1            | 3      | 1 -> 64  | yes  |
 * | conv2 to conv19  | 3      | 64 -> 64 | yes  |
 * | conv20           | 3      | 64 -> 1  | no   |
 * | + the input      |        |          |      |
 *
 * Without biases: the published 665 K are the 664,704 numbers of the filters.
 */
export function vdsr(): Structure {
  return buildStructure(0, (net) => {
    let maps = net.conv(net.luma, 'conv1', { outputs: 64, relu: true }); // [1, H, W, 64]
    for (let n = 2; n <= 19; n++) maps = net.conv(maps, `conv${n}`, { outputs: 64, relu: true });
    return net.add(net.conv(maps, 'conv20', { outputs: 1 }), net.luma);
  });
}
