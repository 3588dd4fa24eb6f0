import { modcrop } from '../image/crop.ts';
import { drawCard, type CardId } from '../image/cards/index.ts';
import { toRgb } from '../image/grey.ts';
import type { Pixels } from '../image/pixels.ts';
import { parseCards, runCommand, wrongArguments } from './arguments.ts';
import { picturesIn, readPicture } from './files.ts';
import { measuringReport } from './measuring-report.ts';
import { measureSet, type PictureSet, type SetFinding } from './measuring-survey.ts';
import { openNetwork, ownWeights } from './open-engine.ts';
import { checkTarget, writeBytes } from './output.ts';
import { note, printJson } from './print.ts';

/** LR side of every card: the notebook's. */
const side = 96;
/** In the project's folder, where npm runs its scripts. */
const report = 'docs/measuring.md';

const cardSet = (cards: readonly CardId[], scale: number): PictureSet => ({
  name: 'Test cards',
  pictures: new Map(cards.map((card) => [card, drawCard(card, side * scale)])),
});

async function folderSet(folder: string, scale: number): Promise<PictureSet> {
  const pictures = new Map<string, Pixels>();
  for (const [name, path] of await picturesIn(folder))
    pictures.set(name, toRgb(modcrop(await readPicture(path), scale)));
  return { name: `Pictures of \`${folder}\``, pictures };
}

interface Wanted {
  readonly cards: readonly CardId[];
  readonly hr: string | undefined;
  readonly weights: string | undefined;
}

async function measure({ cards, hr, weights }: Wanted) {
  const { engine, info } = await openNetwork(weights ?? ownWeights(2));
  try {
    const { config } = info;
    const { groups, blocks, features, scale } = config;
    const sets = [cardSet(cards, scale), ...(hr === undefined ? [] : [await folderSet(hr, scale)])];
    const findings: SetFinding[] = [];
    for (const set of sets) findings.push(await measureSet({ engine, config }, set, note));
    const network = `${info.name}, ×${scale}, ${groups} groups of ${blocks} blocks, ${features} channels`;
    return { findings, network, scale };
  } finally {
    engine.dispose();
  }
}

await runCommand({
  usage: `Usage: npm run measuring -- [--cards A,B,...] [--hr DIR] [--weights F] [--out F.md | --json]

Measures what a PSNR depends on beside the network: the ruler it is read with, self-ensemble, how the small picture came
to be, and tiles. On the test cards, and on the pictures of a folder.

  --cards A,B  only these test cards
  --hr DIR     large pictures (PNG), measured after the cards
  --weights F  .safetensors or .pt; the project's own x2 network when not given
  --out F.md   the page to write; docs/measuring.md when not given
  --json       print the numbers and nothing else, and write no page`,
  options: {
    cards: { type: 'string' },
    hr: { type: 'string' },
    weights: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean' },
  },
  async main({ cards, hr, weights, out, json }) {
    if (json && out !== undefined)
      throw wrongArguments('--json and --out exclude each other: --json writes no page.');
    const wanted = { cards: parseCards(cards), hr, weights };
    const target = out ?? report;
    if (!json) await checkTarget(target, weights);
    const { findings, network, scale } = await measure(wanted);
    if (json) {
      printJson(findings);
      return;
    }
    const command = ['npm run measuring', ...(hr === undefined ? [] : ['--', '--hr', hr])].join(' ');
    const page = measuringReport(findings, { command, network, scale, side });
    await writeBytes(target, new TextEncoder().encode(page));
  },
});
