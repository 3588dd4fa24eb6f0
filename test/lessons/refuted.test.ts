import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { named, root } from './files-read.ts';

/** Sentences that were once on a page and that the paper, its authors' code or a measurement refutes. */
const refuted: Readonly<Record<string, readonly RegExp[]>> = {
  'RCAN was the first to enlarge at the end: ESPCN, FSRCNN, SRResNet and EDSR did before': [
    /networks before RCAN|old ideas and the new one/i,
    /RCAN 之前的(许多)?网络|旧办法和新办法/,
  ],
  'only the last layer works on the large grid: at ×4 the second upsampling convolution is on a larger one': [
    /in none but the last/i,
    /RCAN 只在最后才付/,
  ],
  'Table 1 has networks without skip connections: each block keeps its own': [
    /(?:without|there are no|neither the) skip connections\b/i,
    /没有跳跃连接时/,
  ],
  'the paper fixes the whole ruler: it names the Y channel, its authors’ scripts fix the rest': [
    /the paper[’']s ruler/i,
    /论文(?:那把|的|用同一把)尺/,
    /like the paper,? [^.;]*border/i,
    /与论文(?:一样|一致)[^。；]*(?:窄边|的边|边框)/,
  ],
  'the mean shift is the mean of the training pictures: it is a constant, that of DIV2K': [
    /mean colou?r of the training pictures/i,
    /训练图[片像]的平均颜色/,
  ],
  'the gate is the sigmoid: here it is the handle of a skip connection': [
    /the gate of channel attention|the gate, a sigmoid/i,
    /通道注意力的门控/,
  ],
  'a convolution treats channels alike: what is fixed is that its weights do not depend on the picture': [
    /convolution treats them all alike/i,
    /卷积不管身处何处/,
  ],
  'the waves above a quarter of a cycle per pixel of a map are those that half the size cannot hold': [
    /Half the size could not hold those waves/i,
    /这条界线以上的波就存不下/,
  ],
  'the paper says what depth of representation means: it does not define it': [
    /what the paper means by/i,
    /论文所说的\*\*表示的深度\*\*，指的/,
  ],
  'a lesson on training is to come': [/a later lesson/i, /后面的一课/],
};

const files = [
  'README.md',
  ...named('lessons/', /\.md$/),
  ...named('docs/', /\.md$/),
  ...['views/', 'figures/', 'cli/', 'analysis/'].flatMap((floor) => named(`src/${floor}`, /\.(?:ts|svelte)$/)),
];
const texts = files.map((file) => [file, readFileSync(new URL(file, root), 'utf8').replaceAll(/\s+/g, ' ')] as const);

describe('what has been refuted is said nowhere', () => {
  it.each(Object.entries(refuted))('%s', (_, phrases) => {
    const said = texts.filter(([, text]) => phrases.some((phrase) => phrase.test(text)));
    expect(said.map(([file]) => file)).toEqual([]);
  });
});
