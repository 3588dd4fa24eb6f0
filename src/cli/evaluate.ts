import type { RunRequest } from '../engine/protocol.ts';
import type { Scale } from '../model/config.ts';
import { parseScale, parseTiling, runCommand, tilingUsage, wrongArguments } from './arguments.ts';
import {
  evaluate,
  fromFiles,
  fromNetwork,
  partners,
  type Evaluation,
  type ImageScore,
} from './evaluation.ts';
import { picturesIn } from './files.ts';
import { openEngine, ownWeights } from './open-engine.ts';
import { progressLine } from './progress-line.ts';

const row = (name: string, psnr: number, ssim: number): string =>
  `${name.padEnd(24)} ${psnr.toFixed(3).padStart(8)} dB  ${ssim.toFixed(4)}`;

function announce({ name, psnr, ssim }: ImageScore): void {
  process.stderr.write(`${row(name, psnr, ssim)}\n`);
}

interface Folders {
  readonly hr: string;
  readonly lr: string | undefined;
  readonly sr: string | undefined;
}

interface Network {
  readonly scale: Scale;
  readonly weights: string | undefined;
  readonly tiling: RunRequest['tiling'];
}

async function evaluateFolders(
  { hr, lr, sr }: Folders,
  { scale, weights = ownWeights(scale), tiling }: Network,
): Promise<Evaluation> {
  const hrFiles = await picturesIn(hr);
  if (sr !== undefined) {
    return evaluate(hrFiles, scale, fromFiles(await partners(hrFiles, sr)), announce);
  }
  const lrFiles = lr === undefined ? undefined : await partners(hrFiles, lr);
  const engine = await openEngine(weights, scale);
  try {
    const progress = (name: string) => ({ onProgress: progressLine(name) });
    return await evaluate(hrFiles, scale, fromNetwork(engine, scale, lrFiles, progress, tiling), announce);
  } finally {
    engine.dispose();
  }
}

await runCommand({
  usage: `Usage: npm run evaluate -- --hr DIR [--lr DIR | --sr DIR] --scale N [--weights F] [--tiling T] [--json]

PSNR and SSIM of RCAN as in the paper: on the luma, N pixels cropped off every side. Pictures are PNG files,
matched by name. Without --lr and --sr the HR pictures are degraded by bicubic first.

  --hr DIR     the true pictures
  --lr DIR     run RCAN on these pictures
  --sr DIR     only score these pictures, which are finished
  --scale N    2, 3, 4 or 8
  --weights F  a checkpoint, .safetensors or .pt; the project's own for the scale when not given
  --tiling T   ${tilingUsage}
  --json       print {"images":[{"name","psnr","ssim"}],"mean":{"psnr","ssim"}} and nothing else;
               the PSNR of equal pictures, which is infinite, is null`,
  options: {
    hr: { type: 'string' },
    lr: { type: 'string' },
    sr: { type: 'string' },
    scale: { type: 'string' },
    weights: { type: 'string' },
    tiling: { type: 'string' },
    json: { type: 'boolean' },
  },
  async main({ hr, lr, sr, scale, weights, tiling, json }) {
    if (hr === undefined)
      throw wrongArguments('The option --hr is missing; give the folder of true pictures.');
    if (lr !== undefined && sr !== undefined) {
      throw wrongArguments(
        '--lr and --sr exclude each other: run RCAN on LR pictures, or score finished ones.',
      );
    }
    const unused = sr === undefined ? undefined : weights !== undefined ? 'weights' : tiling && 'tiling';
    if (unused) {
      throw wrongArguments(`--${unused} has no effect with --sr, which only scores finished pictures.`);
    }
    const network = { scale: parseScale(scale), weights, tiling: parseTiling(tiling) };
    const result = await evaluateFolders({ hr, lr, sr }, network);
    process.stdout.write(
      json ? `${JSON.stringify(result)}\n` : `${row('mean', result.mean.psnr, result.mean.ssim)}\n`,
    );
  },
});
