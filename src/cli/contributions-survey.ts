import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { downscale } from '../image/bicubic.ts';
import { drawCard, type CardId } from '../image/cards/index.ts';
import { modcrop } from '../image/crop.ts';
import type { Scale } from '../model/config.ts';
import { parseCards, runCommand, wrongArguments } from './arguments.ts';
import { longestSide, measurePicture, type PicturePair, type ScaleFinding } from './contribution-findings.ts';
import { contributionsReport } from './contributions-report.ts';
import { checkPair, partners } from './evaluation.ts';
import { picturesIn, readPicture } from './files.ts';
import { openNetwork, ownWeights } from './open-engine.ts';
import { checkTarget, writeBytes } from './output.ts';
import { note, printJson } from './print.ts';
import { gridCutoff } from './summands.ts';

/** In the project's folder, where npm runs its scripts. */
const report = 'docs/contributions.md';
/** Of Set5, where it is at hand: a folder for each scale, with the true and the small pictures. */
const set5 = '../shared/data/set5';
/** Of the weights that come with the project. */
const scales: readonly Scale[] = [2, 3, 4];

function cardPairs(cards: readonly CardId[], scale: Scale): PicturePair[] {
  return cards.map((name) => {
    const hr = drawCard(name, longestSide.blocks * scale);
    return { name, lr: downscale(hr, scale), hr };
  });
}

async function folderPairs(folder: string, scale: Scale): Promise<PicturePair[]> {
  const hrFiles = await picturesIn(join(folder, `x${scale}`, 'hr'));
  const lrFiles = await partners(hrFiles, join(folder, `x${scale}`, 'lr'));
  const pairs: PicturePair[] = [];
  for (const [name, path] of hrFiles) {
    const [hr, lr] = [await readPicture(path), await readPicture(lrFiles.get(name)!)];
    checkPair(name, lr, hr, scale);
    pairs.push({ name, lr, hr: modcrop(hr, scale) });
  }
  return pairs;
}

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
      ...cardPairs(cards, scale),
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

/** Set5 where it is at hand; says where it is not. */
function set5AtHand(): string | undefined {
  if (existsSync(set5)) return set5;
  note(`${set5} does not exist: only the test cards are measured.`);
  return undefined;
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
