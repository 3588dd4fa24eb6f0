import type { Plugin } from 'vite';
import { inlineScripts, policyFor } from './content-security-policy.ts';

/** Before it there is nothing that a policy governs. */
const charset = /<meta charset="[^"]*"\s*\/?>/;

/**
 * Writes the Content-Security-Policy into every page that is built, the same into all; pages of tests have none. To come
 * after what writes pages. There is none in development, where Vite's client writes scripts and styles of its own.
 */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const pages = Object.values(bundle)
        .filter((file) => file.type === 'asset')
        .filter(({ fileName }) => fileName.endsWith('.html') && !fileName.startsWith('test/'));
      const policy = policyFor(pages.flatMap(({ source }) => inlineScripts(String(source))));
      for (const page of pages) {
        const html = String(page.source);
        if (!charset.test(html)) throw new Error(`${page.fileName} does not begin with its charset.`);
        page.source = html.replace(
          charset,
          (first) => `${first}<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
        );
      }
    },
  };
}
