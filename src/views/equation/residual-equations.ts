import { biases } from './notes.ts';
import type { CodeQuote, PaperEquations } from './paper-equation.ts';
import type { SymbolName } from './symbols.ts';

const rcan = 'src/model/rcan.ts';

/** The convolution that closes a group or the body, and the sum with what goes round it. */
const close = (
  weights: SymbolName,
  features: SymbolName,
  shortcut: SymbolName,
  sum: SymbolName,
): CodeQuote => ({
  file: rcan,
  within: 'close',
  from: 'const conv =',
  to: 'return pass.tap',
  marks: {
    [weights]: 'const conv = this.weights(site, pass)',
    [shortcut]: 'const skip = pass.skip(sum, x)',
    [features]: 'conv2d(features, conv)',
    [sum]: 'tf.add(convolved, skip)',
  },
});

/** Of the paper's section 3.2, residual in residual: groups, blocks and the skip connections around them. */
export const residualEquations = {
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
        within: 'residualInResidual',
        from: 'let features',
        to: 'if (before',
        marks: {
          F_0: 'let features = shallow',
          'F_g-1': 'const before',
          H_g: 'this.residualGroup(g, before, pass)',
          F_g: 'features = pass.recall(sites.group(g))',
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
        within: 'residualInResidual',
        from: 'const closed',
        to: '    );',
        marks: {
          W_LSC: 'sites.bodyConv(this.config)',
          F_DF: 'pass.once(sites.tailInput',
          F_G: 'features',
          F_0: 'shallow',
        },
      },
      close('W_LSC', 'F_G', 'F_0', 'F_DF'),
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
        from: 'let features',
        to: 'if (before',
        marks: {
          'F_g-1': 'let features = x',
          'F_g,b-1': 'const before',
          'H_g,b': 'this.rcab(g, b, before, pass)',
          'F_g,b': 'features = yield*',
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
        from: 'const closed',
        to: 'return',
        marks: {
          W_g: 'sites.groupConv(this.config, g)',
          F_g: 'pass.once(sites.group(g)',
          'F_g,B': 'features',
          'F_g-1': 'x, pass',
        },
      },
      close('W_g', 'F_g,B', 'F_g-1', 'F_g'),
    ],
    note: biases,
  },
} as const satisfies PaperEquations;
