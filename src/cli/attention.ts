import { cardIds, type CardId } from '../image/cards/index.ts';
import type { Scale } from '../model/config.ts';
import { attentionReport } from './attention-report.ts';
import { surveyAttention, type AttentionFinding } from './attention-survey.ts';
import { parseCards, runCommand, wrongArguments } from './arguments.ts';
import { openNetwork, ownWeights } from './open-engine.ts';
import { checkTarget, writeBytes } from './output.ts';
import { cardPairs, folderPairs, set5, set5AtHand } from './picture-pairs.ts';
import { note, printJson } from './print.ts';
import { progressLine } from './progress-line.ts';
import { writeAnswers } from './answers-file.ts';

/** LR side of every card: the notebook's. */
const side = 96;
/** In the project's folder, where npm runs its scripts. */
const report = 'docs/attention.md';
/** Of the weights that come with the project. */
const scales: readonly Scale[] = [2, 3, 4];

interface Wanted {
  readonly cards: readonly CardId[];
  readonly folder: string | undefined;
}

async function survey(weights: string, { cards, folder }: Wanted): Promise<AttentionFinding> {
  const network = await openNetwork(weights);
  try {
    const { scale } = network.info.config;
    const sets = [
      { name: 'test cards', pairs: cardPairs(cards, side, scale) },
      ...(folder === undefined
        ? []
        : [{ name: folder === set5 ? 'Set5' : folder, pairs: await folderPairs(folder, scale) }]),
    ];
    const show = progressLine(`×${scale}`);
    const began = performance.now();
    const found = await surveyAttention(network, sets, (_, done, total) => {
      const secondsLeft = ((performance.now() - began) / 1000 / done) * (total - done);
      show({ done, total, secondsLeft });
    });
    const seconds = Math.round((performance.now() - began) / 1000);
    note(`×${scale}: ${found.pictures.length} pictures, ${seconds} s.`);
    return found;
  } finally {
    network.engine.dispose();
  }
}

await runCommand({
  usage: `Usage: npm run attention -- [--cards A,B,...] [--set DIR] [--weights F] [--out F.md | --json]

Measures what attention earns in the project's x2, x3 and x4 networks, on the test cards and on Set5: what PSNR loses
with s = 1, with s = 0.1, with its mean over pictures, with that of another picture, and with each skip connection
shut; and what attention does: which hidden units are ever above zero, where s never changes, and how much of its
variance belongs to the channel and how much to the picture. Some minutes in all.

  --cards A,B  only these test cards
  --set DIR    pictures in DIR/xN/hr and DIR/xN/lr (PNG); ${set5} when not given, where it exists
  --weights F  only this network, .safetensors or .pt
  --out F.md   the page to write; ${report} when not given
  --json       print the numbers and nothing else, and write no page

Without options, or with --set alone, it also writes weights/rcan-xN.answers.json, from which the notebook's figures
know the hidden units that never answer.`,
  options: {
    cards: { type: 'string' },
    set: { type: 'string' },
    weights: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean' },
  },
  async main({ cards, set, weights, out, json }) {
    if (json && out !== undefined)
      throw wrongArguments('--json and --out exclude each other: --json writes no page.');
    const target = out ?? report;
    const wanted = { cards: parseCards(cards), folder: set ?? set5AtHand() };
    if (wanted.folder === undefined && wanted.cards.length < 2)
      throw wrongArguments(
        'One picture is too few: attention of another one is put in its place. Name two cards.',
      );
    if (!json) await checkTarget(target, weights);
    const networks = weights === undefined ? scales.map(ownWeights) : [weights];
    const findings: AttentionFinding[] = [];
    for (const network of networks) findings.push(await survey(network, wanted));
    if (json) return printJson(findings);
    await writeBytes(target, new TextEncoder().encode(attentionReport(findings, side)));
    const isWhole = weights === undefined && out === undefined && wanted.cards.length === cardIds.length;
    if (isWhole) for (const [i, found] of findings.entries()) await writeAnswers(networks[i]!, found);
  },
});
