import type { Words } from '../shared/look.ts';
import type { SymbolName } from './symbols.ts';

/** Lines of this project's own source, named by what stands in them so that they are found wherever they move. */
export interface CodeQuote {
  /** From the root of the repository. */
  readonly file: string;
  /** The function or method that they are of. */
  readonly within: string;
  /** Text in the first and in the last of them; without it, of the function's first and last line. */
  readonly from?: string;
  readonly to?: string;
  /** What of them computes a symbol, or is its value: text that stands in them once. */
  readonly marks: Readonly<Partial<Record<SymbolName, string | readonly string[]>>>;
}

/** An equation of the paper. */
export interface PaperEquation {
  /** In the paper. */
  readonly number: number;
  readonly title: Words<string>;
  /**
   * In KaTeX's TeX, in which `\sym{z}` stands for the symbol of that name. Parts stand beside each other, or on a narrow
   * screen one below the other.
   */
  readonly tex: readonly string[];
  readonly code: readonly CodeQuote[];
  /** Where formula and code are not word for word the same. */
  readonly note?: Words<string>;
}

const rcan = 'src/model/rcan.ts';
const layers = 'src/model/layers.ts';

/** The last convolution of a group or of the body, and the sum with its skip connection. */
const lastConvAndSkip = (
  weights: SymbolName,
  features: SymbolName,
  shortcut: SymbolName,
  sum: SymbolName,
): CodeQuote => ({
  file: rcan,
  within: 'lastConvAndSkip',
  from: 'const conv =',
  to: 'return pass.tap',
  marks: {
    [weights]: 'const conv = this.weights(site, pass)',
    [shortcut]: 'const skip = pass.skip(sum, x)',
    [features]: 'conv2d(res, conv)',
    [sum]: 'tf.add(y, skip)',
  },
});

const biases: Words<string> = {
  en: 'Every convolution also adds a bias, which the paper leaves out of its formulas.',
  zh: '每个卷积还要加上偏置，论文的公式里省略了。',
};

/** The equations of the paper's section 3 that the network computes. Equation 5 is the loss, which training computes. */
export const equations = {
  'shallow-features': {
    number: 1,
    title: { en: 'shallow features', zh: '浅层特征' },
    tex: [String.raw`\sym{F_0} = \sym{H_SF}(\sym{I_LR})`],
    code: [
      {
        file: rcan,
        within: 'forward',
        from: 'const shallow',
        to: 'const shallow',
        marks: { I_LR: 'this.subMean(x, pass)', H_SF: 'this.head', F_0: 'const shallow' },
      },
      {
        file: rcan,
        within: 'head',
        marks: { H_SF: 'this.conv(sites.head, x, pass)' },
      },
    ],
    note: {
      en: 'The code first takes away the mean colour of the training pictures; the paper does not mention it.',
      zh: '代码先减去训练图像的平均颜色，论文没有写出这一步。',
    },
  },
  'deep-features': {
    number: 2,
    title: { en: 'deep features', zh: '深层特征' },
    tex: [String.raw`\sym{F_DF} = \sym{H_RIR}(\sym{F_0})`],
    code: [
      {
        file: rcan,
        within: 'forward',
        from: 'const deep',
        to: 'const deep',
        marks: { F_DF: 'const deep', H_RIR: 'this.body', F_0: '(shallow, pass)' },
      },
    ],
  },
  upscaling: {
    number: 3,
    title: { en: 'upscaling', zh: '上采样' },
    tex: [String.raw`\sym{F_UP} = \sym{H_UP}(\sym{F_DF})`],
    code: [
      {
        file: rcan,
        within: 'tail',
        from: 'const upscaled',
        to: 'const upscaled',
        marks: { F_UP: 'const upscaled', H_UP: 'this.upsampler', F_DF: '(x, pass)' },
      },
      {
        file: rcan,
        within: 'upsampler',
        marks: { F_DF: 'let maps = x', H_UP: 'this.convPixelShuffle(k, r, maps, pass)', F_UP: 'return maps' },
      },
    ],
  },
  reconstruction: {
    number: 4,
    title: { en: 'reconstruction', zh: '重建' },
    tex: [String.raw`\sym{I_SR} = \sym{H_REC}(\sym{F_UP})`, String.raw`= \sym{H_RCAN}(\sym{I_LR})`],
    code: [
      {
        file: rcan,
        within: 'forward',
        from: '*forward',
        to: '*forward',
        marks: { H_RCAN: '*forward', I_LR: 'x: tf.Tensor4D' },
      },
      {
        file: rcan,
        within: 'tail',
        from: 'const upscaled',
        marks: { F_UP: 'const upscaled', H_REC: 'this.conv(sites.tailConv, upscaled, pass)' },
      },
      {
        file: rcan,
        within: 'forward',
        from: 'const output',
        to: 'return pass.handOver',
        marks: { I_SR: 'pass.handOver(output)' },
      },
    ],
    note: {
      en: 'After the last convolution the code puts the mean colour back; the paper does not mention it.',
      zh: '最后一个卷积之后，代码把平均颜色加回来，论文没有写出这一步。',
    },
  },
  'residual-groups': {
    number: 6,
    title: { en: 'one residual group after the other', zh: '残差组逐个相接' },
    tex: [
      String.raw`\sym{F_g} = \sym{H_g}(\sym{F_g-1})`,
      String.raw`= H_g(H_{g-1}(\cdots H_1(\sym{F_0}) \cdots))`,
    ],
    code: [
      {
        file: rcan,
        within: 'body',
        from: 'let res',
        to: 'if (before',
        marks: {
          F_0: 'let res = x',
          'F_g-1': 'const before',
          H_g: 'this.residualGroup(g, before, pass)',
          F_g: 'res = pass.cached(sites.group(g))',
        },
      },
    ],
  },
  'long-skip': {
    number: 7,
    title: { en: 'the long skip connection', zh: '长跳跃连接' },
    tex: [String.raw`\sym{F_DF} = \sym{F_0} + \sym{W_LSC} \, \sym{F_G}`],
    code: [
      {
        file: rcan,
        within: 'body',
        from: 'const conv',
        to: '    );',
        marks: {
          W_LSC: 'sites.bodyConv(this.config)',
          F_DF: 'pass.runStep(sites.tailInput',
          F_G: 'res,',
          F_0: 'x, pass',
        },
      },
      lastConvAndSkip('W_LSC', 'F_G', 'F_0', 'F_DF'),
    ],
    note: biases,
  },
  blocks: {
    number: 8,
    title: { en: 'one block after the other', zh: '块逐个相接' },
    tex: [
      String.raw`\sym{F_g,b} = \sym{H_g,b}(\sym{F_g,b-1})`,
      String.raw`= H_{g,b}(H_{g,b-1}(\cdots H_{g,1}(\sym{F_g-1}) \cdots))`,
    ],
    code: [
      {
        file: rcan,
        within: 'residualGroup',
        from: 'let res',
        to: 'if (before',
        marks: {
          'F_g-1': 'let res = x',
          'F_g,b-1': 'const before',
          'H_g,b': 'this.rcab(g, b, before, pass)',
          'F_g,b': 'res = yield*',
        },
      },
    ],
  },
  'group-skip': {
    number: 9,
    title: { en: 'the skip connection of a group', zh: '残差组的短跳跃连接' },
    tex: [String.raw`\sym{F_g} = \sym{F_g-1} + \sym{W_g} \, \sym{F_g,B}`],
    code: [
      {
        file: rcan,
        within: 'residualGroup',
        from: 'const conv',
        to: '    );',
        marks: {
          W_g: 'sites.groupConv(this.config, g)',
          F_g: 'pass.runStep(sites.group(g)',
          'F_g,B': 'res,',
          'F_g-1': 'x, pass',
        },
      },
      lastConvAndSkip('W_g', 'F_g,B', 'F_g-1', 'F_g'),
    ],
    note: biases,
  },
  pooling: {
    number: 10,
    title: { en: 'global average pooling', zh: '全局平均池化' },
    tex: [
      String.raw`\sym{z_c} = \sym{H_GP}(\sym{x_c})`,
      String.raw`= \frac{1}{\sym{H} \sym{W}} \sum_{i=1}^{H} \sum_{j=1}^{W} x_c(i, j)`,
    ],
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
          H: 'tf.matMul(rows',
          x_c: 'tf.reshape<tf.Rank.R2>(x, [h, w * c])',
          W: 'tf.matMul(columns',
          z_c: 'tf.reshape(mean, [1, 1, 1, c])',
        },
      },
    ],
  },
  'channel-attention': {
    number: 11,
    title: { en: 'the gate of channel attention', zh: '通道注意力的门控' },
    tex: [String.raw`\sym{s} = \sym{f}\bigl(\sym{W_U} \, \sym{delta}(\sym{W_D} \, \sym{z})\bigr)`],
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
    title: { en: 'rescaling the channels', zh: '缩放各个通道' },
    tex: [String.raw`\sym{xhat_c} = \sym{s_c} \cdot \sym{x_c}`],
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
      zh: '若没有人要看缩放后的特征图，缩放与跳跃连接的相加就一步完成。',
    },
  },
  block: {
    number: 13,
    title: { en: 'a residual channel attention block', zh: '残差通道注意力块' },
    tex: [String.raw`\sym{F_g,b} = \sym{F_g,b-1} + \sym{R_g,b}(\sym{X_g,b}) \cdot X_{g,b}`],
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
    title: { en: 'the two convolutions of a block', zh: '块中的两个卷积' },
    tex: [
      String.raw`\sym{X_g,b} = \sym{W^2_g,b} \, \sym{delta_g,b}\bigl(\sym{W^1_g,b} \, \sym{F_g,b-1}\bigr)`,
    ],
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
} as const satisfies Readonly<Record<string, PaperEquation>>;

export type EquationName = keyof typeof equations;

/** Whether there is an equation of that name. */
export const isEquation = (name: string): name is EquationName => Object.hasOwn(equations, name);

const symbolInTex = /\\sym\{([^{}]+)\}/g;

/** TeX with every `\sym{name}` replaced. */
export const replaceSymbols = (tex: string, by: (name: string) => string): string =>
  tex.replace(symbolInTex, (_, name: string) => by(name));

/** The symbols of an equation, in the order in which it names them first. */
export const symbolsOf = ({ tex }: PaperEquation): SymbolName[] => [
  ...new Set([...tex.join('').matchAll(symbolInTex)].map(([, name]) => name as SymbolName)),
];
