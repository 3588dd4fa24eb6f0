import type { RunRequest } from '../engine/protocol.ts';
import type { SystemName } from '../model/baselines/systems.ts';
import type { Scale } from '../model/config.ts';
import { parseScale, parseTiling, runCommand, tilingUsage, wrongArguments } from './arguments.ts';
import {
  byNetwork,
  bySystem,
  evaluate,
  fromFiles,
  fromLr,
  partners,
  type Enlarge,
  type Evaluation,
  type ImageScore,
} from './evaluation.ts';
import { picturesIn } from './files.ts';
import { openEngine, ownWeights } from './open-engine.ts';
import { openSystem, parseSystem, systemUsage } from './open-system.ts';
import { note, print, printJson } from './print.ts';
import { progressLine } from './progress-line.ts';

const row = (name: string, psnr: number, ssim: number): string =>
  `${name.padEnd(24)} ${psnr.toFixed(3).padStart(8)} dB  ${ssim.toFixed(4)}`;

function announce({ name, psnr, ssim }: ImageScore): void {
  note(row(name, psnr, ssim));
}

interface Folders {
  readonly hr: string;
  readonly lr: string | undefined;
  readonly sr: string | undefined;
}

interface Choice {
  readonly system: SystemName;
  readonly scale: Scale;
  readonly weights: string | undefined;
  readonly tiling: RunRequest['tiling'];
}

async function evaluateFolders(
  { hr, lr, sr }: Folders,
  { system, scale, weights, tiling }: Choice,
): Promise<Evaluation> {
  const hrFiles = await picturesIn(hr);
  if (sr !== undefined) {
    return evaluate(hrFiles, scale, fromFiles(await partners(hrFiles, sr)), announce);
  }
  const lrFiles = lr === undefined ? undefined : await partners(hrFiles, lr);
  const progress = (name: string) => ({ onProgress: progressLine(name) });
  const score = (enlarge: Enlarge) => evaluate(hrFiles, scale, fromLr(scale, lrFiles, enlarge), announce);
  if (system !== 'rcan') {
    const { engine, ...opened } = await openSystem(system, scale, weights);
    return score(bySystem(engine, { system, scale, ...opened }, progress)).finally(() => engine.dispose());
  }
  const engine = await openEngine(weights ?? ownWeights(scale), scale);
  return score(byNetwork(engine, progress, tiling)).finally(() => engine.dispose());
}

await runCommand({
  usage: `Usage: npm run evaluate -- --hr DIR [--lr DIR | --sr DIR] --scale N [--model M] [--weights F] [--tiling T] [--json]

PSNR and SSIM of RCAN or another system as in the paper: on the luma, N pixels cropped off every side. Pictures
are PNG files, matched by name. Without --lr and --sr the HR pictures are degraded by bicubic first.

  --hr DIR     the true pictures
  --lr DIR     enlarge these pictures
  --sr DIR     only score these pictures, which are finished
  --scale N    2, 3, 4 or 8
  --model M    ${systemUsage}
  --weights F  a checkpoint, .safetensors or .pt; the project's own for the scale when not given
  --tiling T   of RCAN. ${tilingUsage}
  --json       print {"images":[{"name","psnr","ssim"}],"mean":{"psnr","ssim"}} and nothing else;
               the PSNR of equal pictures, which is infinite, is null`,
  options: {
    hr: { type: 'string' },
    lr: { type: 'string' },
    sr: { type: 'string' },
    scale: { type: 'string' },
    model: { type: 'string' },
    weights: { type: 'string' },
    tiling: { type: 'string' },
    json: { type: 'boolean' },
  },
  async main({ hr, lr, sr, scale, model, weights, tiling, json }) {
    if (hr === undefined)
      throw wrongArguments('The option --hr is missing; give the folder of true pictures.');
    if (lr !== undefined && sr !== undefined) {
      throw wrongArguments('--lr and --sr exclude each other: enlarge LR pictures, or score finished ones.');
    }
    const unused = Object.entries({ model, weights, tiling }).find(([, value]) => value !== undefined)?.[0];
    if (sr !== undefined && unused !== undefined) {
      throw wrongArguments(`--${unused} has no effect with --sr, which only scores finished pictures.`);
    }
    const system = parseSystem(model);
    if (tiling !== undefined && system !== 'rcan') {
      throw wrongArguments(`--tiling has no effect with --model ${model}; only RCAN goes through in tiles.`);
    }
    const choice = { system, scale: parseScale(scale), weights, tiling: parseTiling(tiling) };
    const result = await evaluateFolders({ hr, lr, sr }, choice);
    if (json) printJson(result);
    else print(row('mean', result.mean.psnr, result.mean.ssim));
  },
});
