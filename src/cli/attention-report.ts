import { mean } from 'd3';
import { answersSection, answersSummary } from './answers-report.ts';
import { lossSection } from './loss-report.ts';
import type { AttentionFinding } from './attention-survey.ts';
import { gateSection } from './gate-report.ts';
import { table, twoDigits } from './report-parts.ts';

/** The findings as a Markdown page; every sentence that draws a conclusion is made from the numbers. */
export function attentionReport(scales: readonly AttentionFinding[], side: number): string {
  const pictures = scales[0]?.pictures ?? [];
  const sets = [...new Set(pictures.map(({ set }) => set))];
  const named = sets.map((set) => {
    const names = pictures.filter((picture) => picture.set === set).map(({ name }) => name);
    return `${set} (${names.join(', ')})`;
  });
  return `# What attention earns, and what it is

Made by \`npm run attention\`; do not edit by hand.

Pictures: ${pictures.length}.
${named.join(';\n')}.
Cards are ${side} × ${side} pixels when small, made so by bicubic; the others are whole. Outputs are rounded to 8 bits before they
are scored; PSNR in dB, on luma, as many pixels as the scale left out along every side. _Lost_: the PSNR of the network as it
is, less that of the changed one; below 0 where the changed one is better. The weights stay as they were trained in every
run: what a network would reach that was trained without attention, or without a skip connection, is another question, which
only training answers. The pictures are few, and nothing here says how it would be with other weights.

${table(
  [
    'scale',
    's = 1',
    's = 0.1',
    's = its mean',
    's of another picture',
    'units never above zero',
    'blocks that never change',
    'variance of the channel',
  ],
  scales.map(summaryRow),
)}

Mean PSNR lost, in dB; hidden units of all blocks, and blocks, over these pictures; the share of the variance of s.

${scales.map((finding) => scaleReport(finding)).join('\n\n')}
`;
}

function summaryRow({ scale, pictures, answers }: AttentionFinding): string[] {
  const lost = (of: (picture: (typeof pictures)[number]) => number): string =>
    twoDigits(mean(pictures, of) ?? NaN);
  return [
    `×${scale}`,
    lost(({ one }) => one),
    lost(({ tenth }) => tenth),
    lost(({ mean: average }) => average),
    lost(({ others }) => mean(others) ?? NaN),
    ...answersSummary(answers),
  ];
}

const scaleReport = ({ network, scale, pictures, gates, answers }: AttentionFinding): string => `## ×${scale}

Network: ${network}.

${lossSection(pictures)}

${gateSection(pictures, gates)}

${answersSection(answers)}`;
