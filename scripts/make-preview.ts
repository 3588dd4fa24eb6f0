import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { downscale } from '../src/image/bicubic.ts';
import { drawCard } from '../src/image/cards/index.ts';
import { encodePng } from '../src/image/png.ts';
import { cardLrSide } from '../src/session/run/wish.ts';
import { projectRoot } from './build.mjs';

// `npx tsx scripts/make-preview.ts`: draws the picture that stands on the first screen until the first run is done, the LR
// picture of the card that the first page begins with.

const scale = 2;
const bytes = encodePng(downscale(drawCard('siemens-star', scale * cardLrSide), scale));
writeFileSync(join(projectRoot, 'public/first-picture.png'), bytes);
console.log(`public/first-picture.png: ${(bytes.length / 1024).toFixed(1)} KiB`);
