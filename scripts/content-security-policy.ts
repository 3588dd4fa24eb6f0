import { createHash } from 'node:crypto';

/** What the page may load and run: the files of the site, which is what its own code asks for. */
const directives = {
  'default-src': ["'none'"],
  // TF.js and the kernels compile WebAssembly.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  // A frame of opaque origin starts workers by scripts of its own: src/engine/page-worker.ts.
  'worker-src': ["'self'", 'blob:'],
  // Figures set positions and colours as styles of elements.
  'style-src': ["'self'", "'unsafe-inline'"],
  // Pictures of a reader's own lesson, and those that figures are saved as.
  'img-src': ["'self'", 'data:', 'blob:'],
  // Those of formulas.
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'frame-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  // Strings become neither HTML nor addresses of scripts but by these: src/engine/trusted-scripts.ts,
  // src/views/shared/trusted-html.ts, and the templates of Svelte's components.
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['default', 'notebook-html', 'svelte-trusted-html'],
} as const;

/** The same for pages that are opened from a folder: its files are addresses of the scheme file:, and nothing is fetched. */
const folderDirectives = {
  'default-src': ["'none'"],
  'script-src': ['file:', "'wasm-unsafe-eval'"],
  'worker-src': ['blob:'],
  'style-src': ['file:', "'unsafe-inline'"],
  'img-src': ['file:', 'data:', 'blob:'],
  // The style sheet holds them.
  'font-src': ['data:'],
  // The binaries of TF.js, which its worker holds as text, and the fonts of saved figures.
  'connect-src': ['data:'],
  'frame-src': ['file:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
} as const;

type Directives = Readonly<Record<string, readonly string[]>>;

/**
 * The Content-Security-Policy of pages with these inline scripts.
 * @param scripts what stands between the tags
 */
export const policyFor = (scripts: Iterable<string>): string => written(directives, scripts);

/** The policy of pages of the folder version, likewise. */
export const folderPolicyFor = (scripts: Iterable<string>): string => written(folderDirectives, scripts);

function written(directives: Directives, scripts: Iterable<string>): string {
  const hashes = [...new Set([...scripts].map(hashSource))].sort();
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources, ...(name === 'script-src' ? hashes : [])].join(' '))
    .join('; ');
}

/** The code of the inline scripts of a page. */
export function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script(?<attributes>[^>]*)>(?<code>[^]*?)<\/script>/g)]
    .filter(({ groups }) => !/\ssrc=/.test(groups?.['attributes'] ?? ''))
    .map(({ groups }) => groups?.['code'] ?? '');
}

function hashSource(code: string): string {
  // As the browser has it, which reads every end of a line as \n.
  const text = code.replaceAll(/\r\n?/g, '\n');
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
