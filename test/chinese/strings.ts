import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { value } from './terms.ts';

const root = new URL('../../', import.meta.url);
const han = /\p{Script=Han}/u;

export interface ChineseText {
  /** From the root of the repository. */
  readonly file: string;
  readonly text: string;
}

const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

const below = (folder: string) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}${file}`);

/** Chinese prose without code, formulas, the properties of cells that are no words, and the targets of links. */
function proseOf(markdown: string): string {
  return markdown
    .replaceAll(/^(`{3,})(?!cell|`*markdown)[^\n]*\n[^]*?^\1$/gm, '')
    .replaceAll(/^(?!ask:|choices:)[a-z]+: .*$|^(?:ask|choices): /gm, '')
    .replaceAll(/`[^`\n]*`/g, '`')
    .replaceAll(/\$\$[^]*?\$\$|\$[^$\n]*\$/g, '$')
    .replaceAll(/\]\([^)\n]*\)/g, ']')
    .replaceAll(/^\[\^[\w-]+\]: /gm, '')
    .replaceAll(/ +\|/g, ' |');
}

/** Every Chinese page, its guide and the text that a new lesson starts from. */
export const chineseLessons: readonly ChineseText[] = [
  ...below('lessons/zh/'),
  'lessons/starter.zh.md',
  'lessons/README.zh.md',
].map((file) => ({ file, text: proseOf(read(file)) }));

/** The literals of a program; what is put into a template is `value` there. */
function literalsOf(file: string): string[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node))
      found.push(
        node.templateSpans.reduce((text, { literal }) => `${text}${value}${literal.text}`, node.head.text),
      );
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Of a component, what stands between quotes. */
const quotedOf = (file: string) =>
  [...read(file).matchAll(/'([^'\n]*)'|`([^`\n]*)`/g)].map(([, plain, template]) =>
    (plain ?? template ?? '').replaceAll(/\$\{[^}]*\}/g, value),
  );

/** Every file of the program in which there is Chinese to read, but for the pictures of characters. */
export const chineseFiles: readonly string[] = below('src/').filter(
  (file) => /\.(?:ts|svelte)$/.test(file) && !file.startsWith('src/image/cards/') && han.test(read(file)),
);

/** Every Chinese text that the program has. */
export const chineseStrings: readonly ChineseText[] = chineseFiles.flatMap((file) =>
  (file.endsWith('.svelte') ? quotedOf(file) : literalsOf(file))
    .filter((text) => han.test(text))
    .map((text) => ({ file, text })),
);

/** Of each component, what it shows: no program and no styles. */
export const templates: readonly ChineseText[] = below('src/')
  .filter((file) => file.endsWith('.svelte'))
  .map((file) => ({ file, text: read(file).replaceAll(/<(script|style)\b[^]*?<\/\1>/g, '') }));
