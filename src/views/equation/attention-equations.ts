import { biases } from './notes.ts';
import type { PaperEquations } from './paper-equation.ts';
import { inReference } from './reference-code.ts';

const rcan = 'src/model/rcan.ts';
const layers = 'src/model/layers.ts';

/** Of the paper's section 3.3, channel attention, and the block that it is part of. */
export const attentionEquations = {
  pooling: {
    number: 10,
    title: { en: 'global average pooling', zh: '全局平均池化' },
    tex: [
      String.raw`\sym{z_c} = \sym{H_GP}(\sym{x_c})`,
      String.raw`= \frac{1}{\sym{H} \sym{W}} \sum_{i=1}^{H} \sum_{j=1}^{W} x_c(i, j)`,
    ],
    pytorch: inReference(
      {
        within: 'CALayer',
        from: 'self.avg_pool =',
        to: 'self.avg_pool =',
        marks: { H_GP: 'nn.AdaptiveAvgPool2d(1)' },
      },
      {
        within: 'CALayer',
        from: 'z = self.avg_pool(x)',
        to: 'z = self.avg_pool(x)',
        marks: { z_c: '‹z› = self', H_GP: 'self.avg_pool', x_c: 'avg_pool(‹x›)' },
      },
    ),
    code: [
      {
        file: layers,
        within: 'averagers',
        from: 'rows:',
        to: 'columns:',
        marks: { H: '1 / height', W: '1 / width' },
      },
      {
        file: layers,
        within: 'globalAveragePool',
        marks: {
          H_GP: 'function globalAveragePool',
          H: 'tf.reshape(rows, [1, 1, h])',
          x_c: 'tf.reshape<tf.Rank.R3>(x, [n, h, w * c])',
          W: 'tf.reshape(columns, [1, 1, w])',
          z_c: 'tf.reshape(mean, [n, 1, 1, c])',
        },
      },
    ],
  },
  'channel-attention': {
    number: 11,
    title: { en: 'the factors of channel attention', zh: '通道注意力的系数' },
    tex: [String.raw`\sym{s} = \sym{f}\bigl(\sym{W_U} \, \sym{delta}(\sym{W_D} \, \sym{z})\bigr)`],
    pytorch: inReference(
      {
        within: 'CALayer',
        from: 'self.conv_du =',
        to: '        )',
        marks: {
          W_D: 'conv(channels, channels // reduction, 1)',
          delta: 'nn.ReLU()',
          W_U: 'conv(channels // reduction, channels, 1)',
          f: 'nn.Sigmoid()',
        },
      },
      {
        within: 'CALayer',
        from: 's = self.conv_du(z)',
        to: 's = self.conv_du(z)',
        marks: { s: '‹s› = self', z: 'conv_du(‹z›)' },
      },
    ),
    code: [
      {
        file: rcan,
        within: 'caLayer',
        from: 'const [down, up]',
        to: 'const z =',
        marks: {
          W_D: 'this.weights(sites.squeeze(g, b), pass)',
          W_U: 'this.weights(sites.excite(g, b), pass)',
          z: 'const z = pass.edit(sites.pooled(g, b), attention.z)',
        },
      },
      {
        file: layers,
        within: 'convDu',
        from: 'const squeezed = conv2d',
        to: 'return',
        marks: {
          z: 'conv2d(z',
          W_D: 'down)',
          delta: 'tf.relu(squeezed)',
          W_U: 'up)',
          f: 'tf.sigmoid',
          s: 's: tf.sigmoid(excited)',
        },
      },
    ],
    note: biases,
  },
  rescaling: {
    number: 12,
    title: { en: 'rescaling the channels', zh: '各通道逐元素乘以系数' },
    tex: [String.raw`\sym{xhat_c} = \sym{s_c} \cdot \sym{x_c}`],
    pytorch: inReference({
      within: 'CALayer',
      from: 'z = self.avg_pool(x)',
      to: 'return s * x',
      marks: { xhat_c: 'return s * x', s_c: 'return ‹s› *', x_c: '* ‹x›' },
    }),
    code: [
      {
        file: rcan,
        within: 'rcab',
        from: 'const s =',
        to: 'scaleAdd',
        marks: { s_c: 'const s = this.caLayer', x_c: 'means ?? res', xhat_c: 'tf.mul(res, s)' },
      },
      {
        file: layers,
        within: 'scaleAdd',
        marks: { s_c: 's: tf.Tensor4D', x_c: 'x: tf.Tensor4D', xhat_c: 'tf.mul(x, s)' },
      },
    ],
    note: {
      en: 'Unless somebody looks at the rescaled maps, they are made and added to the skip connection in one step.',
      zh: '若没有图要显示缩放后的特征图，缩放与跳跃连接的相加就一步完成。',
    },
  },
  block: {
    number: 13,
    title: { en: 'a residual channel attention block', zh: '残差通道注意力块' },
    tex: [String.raw`\sym{F_g,b} = \sym{F_g,b-1} + \sym{R_g,b}(\sym{X_g,b}) \cdot X_{g,b}`],
    pytorch: inReference(
      {
        within: 'RCAB',
        from: 'CALayer(channels, reduction)',
        to: 'CALayer(channels, reduction)',
        marks: { 'R_g,b': 'CALayer(channels, reduction)' },
      },
      {
        within: 'RCAB',
        from: 'def forward',
        to: 'return x + self.body(x)',
        marks: { 'F_g,b': 'return x + self.body(x)', 'F_g,b-1': 'return ‹x› +' },
      },
    ),
    code: [
      {
        file: rcan,
        within: 'rcab',
        marks: {
          'F_g,b-1': 'const skip = pass.skip(sites.block(g, b), x)',
          'X_g,b': 'const { y: res, means }',
          'R_g,b': 'this.caLayer(g, b, means ?? res, pass)',
          'F_g,b': 'return pass.tap(sites.block(g, b), sum)',
        },
      },
    ],
  },
  'block-residual': {
    number: 14,
    title: { en: 'the two convolutions of a block', zh: '残差块中的两个卷积' },
    tex: [
      String.raw`\sym{X_g,b} = \sym{W^2_g,b} \, \sym{delta_g,b}\bigl(\sym{W^1_g,b} \, \sym{F_g,b-1}\bigr)`,
    ],
    pytorch: inReference({
      within: 'RCAB',
      from: '# W1',
      to: '# W2',
      marks: {
        'W^1_g,b': 'conv(channels, channels),  # W1',
        'delta_g,b': 'nn.ReLU()',
        'W^2_g,b': 'conv(channels, channels),  # W2',
      },
    }),
    code: [
      {
        file: rcan,
        within: 'rcab',
        from: 'const relu',
        to: 'pass.tap(sites.blockConv2',
        marks: {
          'W^1_g,b': 'sites.blockConv1(g, b)',
          'delta_g,b': 'sites.blockRelu(g, b)',
          'F_g,b-1': ', x,',
          'W^2_g,b': 'this.weights(sites.blockConv2(g, b), pass)',
          'X_g,b': 'pass.tap(sites.blockConv2(g, b), res)',
        },
      },
      {
        file: rcan,
        within: 'convRelu',
        marks: { 'W^1_g,b': 'this.weights(conv, pass)', 'delta_g,b': ["'relu'", 'tf.relu'] },
      },
    ],
    note: biases,
  },
} as const satisfies PaperEquations;
