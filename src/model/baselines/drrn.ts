import { buildStructure, type Structure } from './structure.ts';

/**
 * DRRN B1U25: Y. Tai, J. Yang, X. Liu, "Image Super-Resolution via Deep Recursive Residual Network", CVPR 2017. One
 * recursive block of 25 residual units, 52 layers deep, whose units share two convolutions: few parameters, many
 * multiply-adds. Every unit adds the block's first maps, not its own input.
 *
 * | layer                            | kernel | channels   | parameters              |
 * | -------------------------------- | ------ | ---------- | ----------------------- |
 * | normalise, ReLU, conv1           | 3      | 1 -> 128   | its own                 |
 * | 25 x normalise, ReLU, conv_a     | 3      | 128 -> 128 | conv_a the same 25 times |
 * | ... normalise, ReLU, conv_b      | 3      | 128 -> 128 | conv_b the same 25 times |
 * | ... + conv1's maps               |        |            |                         |
 * | normalise, ReLU, conv2           | 3      | 128 -> 1   | its own                 |
 * | + the input                      |        |            |                         |
 *
 * As in the authors' files (github.com/tyshiwo/DRRN_CVPR17) every layer has a normalisation of its own. The published
 * 297 K are the 297,216 values of the filters, without biases and normalisation. There are no biases here; the
 * normalisation is computed, and counted separately.
 */
export function drrn({ units = 25, features = 128 } = {}): Structure {
  return buildStructure(0, (net) => {
    const first = net.conv(net.relu(net.normalize(net.luma, 'bn1')), 'conv1', { outputs: features });
    let maps = first; // [1, H, W, 128]
    for (let u = 0; u < units; u++) {
      const a = net.conv(net.relu(net.normalize(maps, `unit.${u}.bn_a`)), 'conv_a', { outputs: features });
      const b = net.conv(net.relu(net.normalize(a, `unit.${u}.bn_b`)), 'conv_b', { outputs: features });
      maps = net.add(b, first);
    }
    const residual = net.conv(net.relu(net.normalize(maps, 'bn2')), 'conv2', { outputs: 1 });
    return net.add(residual, net.luma);
  });
}
