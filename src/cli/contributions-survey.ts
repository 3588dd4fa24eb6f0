import type { CardId } from '../image/cards/index.ts';
import type { Scale } from '../model/config.ts';
import { parseCards, runCommand, wrongArguments } from './arguments.ts';
import { longestSide, measurePicture, type ScaleFinding } from './contribution-findings.ts';
import { contributionsReport } from './contributions-report.ts';
import { openNetwork, ownWeights } from './open-engine.ts';
import { checkTarget, writeBytes } from './output.ts';
import { cardPairs, folderPairs, set5, set5AtHand } from './picture-pairs.ts';
import { note, printJson } from './print.ts';
import { gridCutoff } from './summands.ts';

/** In the project's folder, where npm runs its scripts. */
const report = 'docs/contributions.md';
/** Of the weights that come with the project. */
const scales: readonly Scale[] = [2, 3, 4];

interface Wanted {
  readonly cards: readonly CardId[];
  readonly folder: string | undefined;
}

async function survey(weights: string, { cards, folder }: Wanted): Promise<ScaleFinding> {
  const network = await openNetwork(weights);
  try {
    const { name, config } = network.info;
    const { groups, blocks, features, scale } = config;
    const pairs = [
      ...cardPairs(cards, longestSide.blocks, scale),
      ...(folder === undefined ? [] : await folderPairs(folder, scale)),
    ];
    const pictures = [];
    for (const pair of pairs) {
      note(`×${scale}: ${pair.name}`);
      pictures.push(await measurePicture(network, pair));
    }
    const words = `${name}, ×${scale}, ${groups} groups of ${blocks} blocks, ${features} channels`;
    return { network: words, scale, cutoff: gridCutoff(scale), pictures };
  } finally {
    network.engine.dispose();
  }
}

await runCommand({
  usage: `Usage: npm run contributions:survey -- [--cards A,B,...] [--set DIR] [--weights F] [--out F.md | --json]

Takes outputs of the project's x2, x3 and x4 networks apart into what every part adds to them, on the test cards and on
Set5: whether PSNR rises with every part, where high frequency is added, what is lost without a block, and whether
attention goes with what a channel adds. Some minutes in all.

  --cards A,B  only these test cards
  --set DIR    pictures in DIR/xN/hr and DIR/xN/lr (PNG); ${set5} when not given, where it exists
  --weights F  only this network, .safetensors or .pt
  --out F.md   the page to write; ${report} when not given
  --json       print the numbers and nothing else, and write no page`,
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
    if (!json) await checkTarget(target, weights);
    const findings: ScaleFinding[] = [];
    for (const network of weights === undefined ? scales.map(ownWeights) : [weights])
      findings.push(await survey(network, wanted));
    if (json) printJson(findings);
    else await writeBytes(target, new TextEncoder().encode(contributionsReport(findings)));
  },
});
