/** Writes the cards of what `training/` puts into `weights/`: `npx tsx scripts/make-enlarger-cards.ts`. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { enlargerCard, enlargerText } from './enlarger-card.ts';

const weights = fileURLToPath(new URL('../weights/', import.meta.url));

for (const file of await readdir(weights)) {
  if (!/^(srcnn|sparse)-.*\.safetensors$/.test(file)) continue;
  const card = enlargerCard(file, await readFile(`${weights}${file}`));
  const base = `${weights}${file.replace('.safetensors', '')}`;
  await writeFile(`${base}.json`, `${JSON.stringify(card, null, 2)}\n`);
  await writeFile(`${base}.md`, enlargerText(card));
}
