/**
 * Makes `weights/` from the checkpoints trained for this project: `npx tsx scripts/make-weights.ts`. Needs the folder
 * `../shared`. Weights are rounded to float16 unless Set5 notices. `npm run attention` then measures what the figures
 * know of their hidden units.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { csvParse, tsvFormat } from 'd3';
import { readCheckpoint, type Checkpoint } from '../src/checkpoint/read-checkpoint.ts';
import { writeSafetensors } from '../src/checkpoint/safetensors.ts';
import { byNetwork, evaluate, fromLr, partners, type Evaluation } from '../src/cli/evaluation.ts';
import { picturesIn, readBytes } from '../src/cli/files.ts';
import { openEngine } from '../src/cli/open-engine.ts';
import type { Scale } from '../src/model/config.ts';
import {
  data,
  figures,
  imageFigures,
  licence,
  markdown,
  training,
  type WeightsCard,
} from './weights-card.ts';

/** Decibels on Set5 that float16 may cost. */
const tolerated = 0.005;

const weights = fileURLToPath(new URL('../weights/', import.meta.url));
const shared = fileURLToPath(new URL('../../shared/', import.meta.url));

/** What `npm run evaluate -- --hr ... --lr ...` computes on Set5. */
async function scoreSet5(file: string, scale: Scale): Promise<Evaluation> {
  const folder = `${shared}data/set5/x${scale}`;
  const hr = await picturesIn(`${folder}/hr`);
  const engine = await openEngine(file, scale);
  try {
    const enlarge = byNetwork(engine, () => ({}));
    const candidate = fromLr(scale, await partners(hr, `${folder}/lr`), enlarge);
    return await evaluate(hr, scale, candidate, () => undefined);
  } finally {
    engine.dispose();
  }
}

/** What the header of the weights says of them. */
function metadataOf({ config }: Checkpoint, score: Evaluation): Map<string, string> {
  return new Map([
    // Tells other readers of safetensors that names and layout are PyTorch's.
    ['format', 'pt'],
    ['architecture', 'RCAN'],
    ['config', JSON.stringify(config)],
    ['set5', JSON.stringify(figures(score.mean))],
    ['data', data],
    ['training', training(config.scale)],
    ['licence', licence],
  ]);
}

async function makeWeights(scale: Scale): Promise<WeightsCard> {
  const source = `${shared}checkpoints/rcan-g5b5c32-x${scale}.pt`;
  const name = `rcan-x${scale}.safetensors`;
  const checkpoint = readCheckpoint((await readBytes(source)).buffer, name);
  const float32 = await scoreSet5(source, scale);
  await writeFile(`${weights}${name}`, writeSafetensors(checkpoint.state, 'F16'));
  const float16 = await scoreSet5(`${weights}${name}`, scale);
  const nothingLost = Math.abs(float16.mean.psnr - float32.mean.psnr) < tolerated;
  const [dtype, score] = nothingLost ? (['F16', float16] as const) : (['F32', float32] as const);
  const file = writeSafetensors(checkpoint.state, dtype, metadataOf(checkpoint, score));
  await writeFile(`${weights}${name}`, file);
  return {
    file: name,
    bytes: file.length,
    sha256: createHash('sha256').update(file).digest('hex'),
    dtype,
    config: checkpoint.config,
    parameters: [...checkpoint.state.values()].reduce((sum, parameter) => sum + parameter.data.length, 0),
    set5: {
      mean: figures(score.mean),
      float32Mean: figures(float32.mean),
      images: score.images.map(imageFigures),
    },
    data,
    training: training(scale),
    licence,
  };
}

/** Who made the training pictures, as their licences ask to be said. */
async function writeCredits(): Promise<void> {
  const rows = csvParse(await readFile(`${shared}data/train/cq100/metadata.csv`, 'utf8'));
  const columns = ['Original Filename', 'Author', 'License', 'License URL', 'Source URL', 'Modifications'];
  await writeFile(`${weights}training-pictures.tsv`, `${tsvFormat(rows, columns)}\n`);
}

for (const scale of [2, 3, 4] as const) {
  const card = await makeWeights(scale);
  const base = `${weights}rcan-x${scale}`;
  await writeFile(`${base}.json`, `${JSON.stringify(card, null, 2)}\n`);
  await writeFile(`${base}.md`, markdown(card));
  process.stderr.write(
    `${card.file}: ${card.dtype}, Set5 ${card.set5.mean.psnr} dB / ${card.set5.mean.ssim}\n`,
  );
}
await writeCredits();
