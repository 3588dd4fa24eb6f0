import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { readCheckpoint, type Checkpoint } from '../checkpoint/read-checkpoint.ts';
import { writeSafetensors } from '../checkpoint/safetensors.ts';
import { runCommand } from './arguments.ts';
import { readBytes } from './files.ts';
import { checkTarget, writeBytes } from './output.ts';
import { print } from './print.ts';

function describe({ config, format, state }: Checkpoint): string {
  const { groups, blocks, features, reduction, scale, colors } = config;
  const parameters = [...state.values()].reduce((sum, { data }) => sum + data.length, 0);
  return [
    `RCAN x${scale}: ${groups} groups x ${blocks} blocks x ${features} channels, reduction ${reduction}`,
    colors === 1 ? 'one channel' : 'RGB',
    `${parameters.toLocaleString('en')} parameters, read as ${format}`,
  ].join(', ');
}

await runCommand({
  usage: `Usage: npm run convert -- IN.pt OUT.safetensors [--float16]

Rewrites a checkpoint of RCAN (.pt of any PyTorch, or .safetensors) as safetensors with the same names. Nothing
in the .pt is executed. Prints what the network is and the SHA-256 of the file written.

  --float16    round the weights to 16 bits: half the size`,
  options: { float16: { type: 'boolean' } },
  positionals: ['IN.pt', 'OUT.safetensors'],
  async main({ float16 }, [source = '', target = '']) {
    await checkTarget(target, source);
    const checkpoint = readCheckpoint((await readBytes(source)).buffer, basename(source));
    const file = writeSafetensors(checkpoint.state, float16 ? 'F16' : 'F32', checkpoint.metadata);
    await writeBytes(target, file);
    const hash = createHash('sha256').update(file).digest('hex');
    print(`${describe(checkpoint)}\n${target}: ${file.length} bytes, SHA-256 ${hash}`);
  },
});
