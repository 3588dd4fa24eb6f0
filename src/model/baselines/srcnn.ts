import { buildStructure, type Structure } from './structure.ts';

/**
 * SRCNN: C. Dong, C. C. Loy, K. He, X. Tang, "Image Super-Resolution Using Deep Convolutional Networks", TPAMI 2016,
 * arXiv 1501.00092. The first network for super-resolution; it enlarges by bicubic first. 9-5-5 is the paper's best
 * (its figure of 57 K parameters), 9-1-5 its default of 8 K.
 *
 * | layer | name in the paper        | kernel | channels | ReLU |
 * | ----- | ------------------------ | ------ | -------- | ---- |
 * | conv1 | patch extraction         | 9      | 1 -> 64  | yes  |
 * | conv2 | non-linear mapping       | 5 or 1 | 64 -> 32 | yes  |
 * | conv3 | reconstruction           | 5      | 32 -> 1  | no   |
 *
 * All with bias, none with zero padding: as in the authors' test code the picture is padded with its edge, here once
 * before the first layer. The published multiply-adds count all layers at the picture's size, 0.9 % less at 1280 x 720.
 */
export function srcnn(middle: 1 | 5): Structure {
  const border = (9 - 1 + middle - 1 + 5 - 1) / 2;
  return buildStructure(border, (net) => {
    const patches = net.conv(net.luma, 'conv1', { kernel: 9, outputs: 64, relu: true, biased: true });
    const mapped = net.conv(patches, 'conv2', { kernel: middle, outputs: 32, relu: true, biased: true });
    return net.conv(mapped, 'conv3', { kernel: 5, outputs: 1, biased: true });
  });
}
