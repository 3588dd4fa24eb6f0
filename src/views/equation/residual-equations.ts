import { biases } from './notes.ts';
import type { CodeQuote, PaperEquations } from './paper-equation.ts';
import { inReference } from './reference-code.ts';
import type { SymbolName } from './symbols.ts';

const rcan = 'src/model/rcan.ts';

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

/** Of the paper's section 3.2, residual in residual: groups, blocks and the skip connections around them. */
export const residualEquations = {
  'residual-groups': {
    number: 6,
    title: { en: 'one residual group after the other', zh: '残差组依次相接' },
    tex: [
      String.raw`\sym{F_g} = \sym{H_g}(\sym{F_g-1})`,
      String.raw`= H_g(H_{g-1}(\cdots H_1(\sym{F_0}) \cdots))`,
    ],
    pytorch: inReference(
      {
        within: 'RCAN',
        from: 'self.body =',
        to: '        )',
        marks: { H_g: 'ResidualGroup(blocks, features, reduction)' },
      },
      {
        within: 'RCAN',
        from: 'deep = shallow',
        to: 'deep = shallow',
        marks: { F_0: 'self.body(‹shallow›)' },
      },
    ),
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
    pytorch: inReference(
      {
        within: 'RCAN',
        from: 'self.body =',
        to: '        )',
        marks: { F_G: 'ResidualGroup(blocks, features, reduction)', W_LSC: 'conv(features, features)' },
      },
      {
        within: 'RCAN',
        from: 'deep = shallow',
        to: 'deep = shallow',
        marks: { F_DF: '‹deep› =', F_0: '‹shallow› +' },
      },
    ),
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
    title: { en: 'one block after the other', zh: '残差块依次相接' },
    tex: [
      String.raw`\sym{F_g,b} = \sym{H_g,b}(\sym{F_g,b-1})`,
      String.raw`= H_{g,b}(H_{g,b-1}(\cdots H_{g,1}(\sym{F_g-1}) \cdots))`,
    ],
    pytorch: inReference(
      {
        within: 'ResidualGroup',
        from: 'self.body =',
        to: '        )',
        marks: { 'H_g,b': 'RCAB(channels, reduction)' },
      },
      {
        within: 'ResidualGroup',
        from: 'return x + self.body(x)',
        to: 'return x + self.body(x)',
        marks: { 'F_g-1': 'self.body(‹x›)' },
      },
    ),
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
    pytorch: inReference(
      {
        within: 'ResidualGroup',
        from: 'self.body =',
        to: '        )',
        marks: { 'F_g,B': 'RCAB(channels, reduction)', W_g: 'conv(channels, channels)' },
      },
      {
        within: 'ResidualGroup',
        from: 'def forward',
        to: 'return x + self.body(x)',
        marks: { F_g: 'return x + self.body(x)', 'F_g-1': 'return ‹x› +' },
      },
    ),
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
} as const satisfies PaperEquations;
