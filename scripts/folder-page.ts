import { inlineScripts, folderPolicyFor } from './content-security-policy.ts';

/** What a page of the site asks for that a folder does not have, or that it may not fetch. */
const fetched = [
  /<meta http-equiv="Content-Security-Policy"[^>]*>/g,
  /<link rel="(?:modulepreload|preload|manifest|apple-touch-icon)"[^>]*>/g,
  // The folder's style sheet holds its fonts.
  /@font-face\{[^}]*\}/g,
];
const entry = /<script type="module"[^>]*><\/script>/;
const charset = /<meta charset="[^"]*"\s*\/?>/;

/**
 * A page of the built site as it stands in the folder version.
 * @param scripts to be loaded before the notebook's own, as paths from the folder
 */
export function folderPage(html: string, scripts: readonly string[]): string {
  const bare = fetched.reduce((page, part) => page.replaceAll(part, ''), html);
  if (!entry.test(bare) || !charset.test(bare)) throw new Error('This is no page of the notebook.');
  const tags = [...scripts, 'notebook.js'].map((path) => `<script defer src="./${path}"></script>`).join('');
  const policy = folderPolicyFor(inlineScripts(bare));
  return withIndexLinks(bare)
    .replace(charset, (first) => `${first}<meta http-equiv="Content-Security-Policy" content="${policy}" />`)
    .replace(entry, () => `<link rel="stylesheet" href="./notebook.css" />${tags}`);
}

/** The same with every link to the site's folder, in HTML or in a string of code, leading to its first page. */
export const withIndexLinks = (code: string): string =>
  code.replaceAll(/(href=\\?["'])\.\/(?=[?#\\"'])/g, '$1index.html');
