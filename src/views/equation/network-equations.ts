import type { PaperEquations } from './paper-equation.ts';
import { inReference } from './reference-code.ts';

const rcan = 'src/model/rcan.ts';

/** Of the paper's section 3.1, network architecture: from the small picture to the large one. Equation 5 is the loss, which training computes. */
export const networkEquations = {
  'shallow-features': {
    number: 1,
    title: { en: 'shallow features', zh: '浅层特征' },
    tex: [String.raw`\sym{F_0} = \sym{H_SF}(\sym{I_LR})`],
    pytorch: inReference(
      {
        within: 'RCAN',
        from: 'self.head =',
        to: 'self.head =',
        marks: { H_SF: 'conv(colors, features)' },
      },
      {
        within: 'RCAN',
        from: 'shallow = self.head',
        to: 'shallow = self.head',
        marks: { F_0: '‹shallow› =', H_SF: 'self.head', I_LR: 'self.sub_mean(‹x›)' },
      },
    ),
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
      en: 'The code first subtracts a mean colour, which the checkpoint holds; the paper does not mention it.',
      zh: '代码先减去一个平均颜色，数值取自检查点；论文没有写出这一步。',
    },
  },
  'deep-features': {
    number: 2,
    title: { en: 'deep features', zh: '深层特征' },
    tex: [String.raw`\sym{F_DF} = \sym{H_RIR}(\sym{F_0})`],
    pytorch: inReference({
      within: 'RCAN',
      from: 'deep = shallow',
      to: 'deep = shallow',
      marks: { F_DF: '‹deep› =', H_RIR: 'shallow + self.body(shallow)', F_0: 'self.body(‹shallow›)' },
    }),
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
    pytorch: inReference(
      {
        within: 'Upsampler',
        from: 'for r in',
        to: 'layers +=',
        marks: { F_UP: 'nn.PixelShuffle(r)' },
      },
      {
        within: 'RCAN',
        from: 'self.tail =',
        to: 'self.tail =',
        marks: { H_UP: 'Upsampler(scale, features)' },
      },
      {
        within: 'RCAN',
        from: 'return self.add_mean',
        to: 'return self.add_mean',
        marks: { F_DF: 'self.tail(‹deep›)' },
      },
    ),
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
    pytorch: inReference(
      {
        within: 'RCAN',
        from: 'self.tail =',
        to: 'self.tail =',
        marks: { F_UP: 'Upsampler(scale, features)', H_REC: 'conv(features, colors)' },
      },
      {
        within: 'RCAN',
        from: 'def forward',
        to: 'return self.add_mean',
        marks: { H_RCAN: 'def forward', I_LR: '(self, ‹x›)', I_SR: 'self.add_mean(self.tail(deep))' },
      },
    ),
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
      en: 'After the last convolution the code adds the mean colour again; the paper does not mention it.',
      zh: '最后一个卷积之后，代码把平均颜色加回来；论文没有写出这一步。',
    },
  },
} as const satisfies PaperEquations;
