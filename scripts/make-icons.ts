import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../test/browser/chromium.ts';
import { projectRoot } from './build.mjs';

// `npx tsx scripts/make-icons.ts`: draws the icons of the installed notebook anew from public/icon.svg.

const folder = join(projectRoot, 'public');
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
const page = '#fdfcfa';

const browser = await launchChromium();
try {
  const tab = await browser.newPage();
  await drawn('icon-192.png', 192);
  await drawn('icon-512.png', 512);
  // Systems cut these to a shape of their own: no corners, and for the second, everything within 40% of the middle.
  await drawn('apple-touch-icon.png', 180, { background: page });
  await drawn('icon-maskable-512.png', 512, { background: page, scale: 0.74 });
  writeFileSync(join(folder, 'favicon.ico'), icoOf(await draw(32)));

  async function drawn(
    file: string,
    size: number,
    look?: { background: string; scale?: number },
  ): Promise<void> {
    writeFileSync(join(folder, file), await draw(size, look));
  }

  /** The icon as a PNG of `size` pixels each way. */
  async function draw(size: number, { background = 'transparent', scale = 1 } = {}): Promise<Buffer> {
    await tab.setViewportSize({ width: size, height: size });
    await tab.setContent(
      `<style>body { margin: 0; background: ${background} } svg { display: block; transform: scale(${scale}) }</style>${svg}`,
    );
    return tab.screenshot({ omitBackground: true });
  }
} finally {
  await browser.close();
}

/** An .ico file that holds one PNG of 32 × 32 pixels. */
function icoOf(png: Buffer): Buffer {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2); // an icon
  header.writeUInt16LE(1, 4); // one picture
  header.writeUInt8(32, 6);
  header.writeUInt8(32, 7);
  header.writeUInt16LE(1, 10); // colour planes
  header.writeUInt16LE(32, 12); // bits per pixel
  header.writeUInt32LE(png.length, 14);
  header.writeUInt32LE(header.length, 18);
  return Buffer.concat([header, png]);
}
