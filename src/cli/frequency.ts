import { defaultCutoff } from '../analysis/frequency-grid.ts';
import { downscale } from '../image/bicubic.ts';
import { drawCard, type CardId } from '../image/cards/index.ts';
import { parseCards, runCommand, wrongArguments } from './arguments.ts';
import { frequencyReport } from './frequency-report.ts';
import { Survey, surveySites, type Findings } from './frequency-survey.ts';
import { muteChannels } from './mute-channels.ts';
import { openNetwork, ownWeights } from './open-engine.ts';
import { checkTarget, writeBytes } from './output.ts';
import { note, printJson } from './print.ts';
import { progressLine } from './progress-line.ts';

/** LR side of every card: the notebook's. */
const side = 96;
/** In the project's folder, where npm runs its scripts. */
const report = 'docs/frequency.md';

async function surveyCards(
  cards: readonly CardId[],
  weights: string,
): Promise<{ findings: Findings; network: string }> {
  const { engine, info } = await openNetwork(weights);
  try {
    const { config } = info;
    const { groups, blocks, features, scale } = config;
    const survey = new Survey(config, defaultCutoff);
    const total = cards.length * groups * blocks * features;
    const showProgress = progressLine('Muting every channel');
    const began = performance.now();
    let done = 0;
    const countRun = (): void => {
      const secondsLeft = ((performance.now() - began) / 1000 / ++done) * (total - done);
      showProgress({ done, total, secondsLeft });
    };
    for (const card of cards) {
      const hr = drawCard(card, side * scale);
      const request = { picture: downscale(hr, scale), sites: surveySites(config) };
      const { trace } = await engine.run(request, { onProgress: progressLine(card) });
      survey.add(card, trace, await muteChannels(engine, config, hr, defaultCutoff, countRun));
    }
    const seconds = Math.round((performance.now() - began) / 1000);
    note(`${total} runs with a muted channel, and what they were measured with: ${seconds} s.`);
    const network = `${info.name}, ×${scale}, ${groups} groups of ${blocks} blocks, ${features} channels`;
    return { findings: survey.findings(), network };
  } finally {
    engine.dispose();
  }
}

await runCommand({
  usage: `Usage: npm run frequency -- [--cards A,B,...] [--weights F] [--out F.md | --json]

Runs a network on the test cards and measures where the high frequencies are: in the identity and residual branch
of every skip connection; whether attention goes with them; and what every channel costs when it is muted, alone,
which takes a run for each channel and card: some minutes in all.

  --cards A,B  only these test cards
  --weights F  .safetensors or .pt; the project's own x2 network when not given
  --out F.md   the page to write; docs/frequency.md when not given
  --json       print the numbers and nothing else, and write no page`,
  options: {
    cards: { type: 'string' },
    weights: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean' },
  },
  async main({ cards, weights, out, json }) {
    if (json && out !== undefined)
      throw wrongArguments('--json and --out exclude each other: --json writes no page.');
    const wanted = parseCards(cards);
    const target = out ?? report;
    if (!json) await checkTarget(target, weights);
    const { findings, network } = await surveyCards(wanted, weights ?? ownWeights(2));
    if (json) printJson(findings);
    else await writeBytes(target, new TextEncoder().encode(frequencyReport(findings, { network, side })));
  },
});
