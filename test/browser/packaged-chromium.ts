import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A Chromium that may be started: where it is, in words where it comes from, and what its libraries need. */
export interface Candidate {
  readonly executable: string;
  readonly origin: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Only the fonts beside this file; the package's own settings look for them in the machine's temporary folder. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * The Chromium in the npm package `@sparticuz/chromium`, unpacked into `.cache` at the first call. It brings NSS and
 * fonts, and runs as root on a machine that has no more than the C and C++ libraries which Node needs, with WebGL and
 * WebGPU in software. Undefined on other systems than Linux on x64, for which it is not made.
 */
export function packagedChromium(): Candidate | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const manifest = readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = join(root, `.cache/chromium-${version}`);
  if (!existsSync(folder)) unpackInto(folder);
  return {
    executable: join(folder, 'chromium'),
    origin: `from the npm package @sparticuz/chromium ${version}`,
    environment: {
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
      XDG_CACHE_HOME: join(folder, 'cache'),
    },
  };
}

/**
 * The package unpacks into the temporary folder of its process, so it gets a process with another one.
 * AWS_LAMBDA_JS_RUNTIME makes it bring the libraries that a bare machine lacks.
 */
function unpackInto(folder: string): void {
  // Renamed at the end, so that an interrupted run leaves no half of a browser to be found by the next.
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const program = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
    env: { ...process.env, TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(join(partial, 'fonts/fonts.conf'), fontSettings);
  if (existsSync(folder)) rmSync(partial, { recursive: true });
  else renameSync(partial, folder);
}
