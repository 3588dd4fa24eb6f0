import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EngineApi, SystemRequest } from '../engine/protocol.ts';
import { ReaderError } from '../image/reader-error.ts';
import { checkSystemScale, systemNames, systems, type SystemName } from '../model/baselines/systems.ts';
import type { Scale } from '../model/config.ts';
import { wrongArguments } from './arguments.ts';
import { readBytes } from './files.ts';

/** All systems but RCAN's body after bicubic, for which no weights were trained. */
const choices = systemNames.filter((name) => name !== 'rcan-after-bicubic');

/** The lines of a usage that say what --model takes. */
export const systemUsage = `rcan when not given. ${choices.slice(0, 5).join(', ')}; srcnn, which is srcnn-9-5-5;
               ${choices.slice(5, -1).join(', ')}, the last three with --weights`;

/**
 * Reads the value of --model; RCAN when it is missing.
 * @throws ReaderError `bad-argument` when there is no such system
 */
export function parseSystem(value: string | undefined): SystemName {
  if (value === 'srcnn') return 'srcnn-9-5-5';
  const name = choices.find((choice) => choice === (value ?? 'rcan'));
  if (name) return name;
  throw wrongArguments(`--model ${value} is not possible; give srcnn or one of ${choices.join(', ')}.`);
}

/**
 * Starts an engine on the wasm backend for a system other than RCAN, and reads its weights; the caller disposes it.
 * @param weights a .safetensors file; the project's own where the system comes with one
 * @throws ReaderError `system-scale`, or `file-unreadable` when there are no weights
 */
export async function openSystem(
  system: SystemName,
  scale: Scale,
  weights: string | undefined,
): Promise<{ readonly engine: EngineApi } & Pick<SystemRequest, 'weights'>> {
  checkSystemScale(system, scale);
  const path = systems[system].weights === 'none' ? undefined : (weights ?? shipped(system, scale));
  if (weights !== undefined && path === undefined) {
    throw wrongArguments(`--weights has no effect with --model ${system}, which has none.`);
  }
  const file =
    path === undefined ? undefined : { name: basename(path), bytes: (await readBytes(path)).buffer };
  // TF.js takes a second to load, and reading the arguments need not wait for it.
  const { Engine } = await import('../engine/engine.ts');
  const engine = new Engine();
  await engine.start('wasm');
  return { engine, ...(file && { weights: file }) };
}

function shipped(system: SystemName, scale: Scale): string {
  const path = fileURLToPath(new URL(`../../weights/${system}-x${scale}.safetensors`, import.meta.url));
  if (existsSync(path)) return path;
  throw new ReaderError(
    'file-unreadable',
    `No weights of ${systems[system].title} for scale ${scale} come with the project; give a file with --weights.`,
    { file: path, scale },
  );
}
