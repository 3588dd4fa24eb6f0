import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from './build.mjs';

// `npm run new figure NAME`: makes the files of a figure that already works, and enters it where figures are listed.

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kind, name = ''] = process.argv.slice(2);
  try {
    if (kind !== 'figure') throw new Error('npm run new figure NAME: NAME is such as ChannelAtlas.');
    console.log(newFigure(name));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/**
 * Makes the figure `name` (letters, the first a capital) and says what is to be done now. Throws, before it writes
 * anything, when it cannot be made.
 * @param {string} name
 * @param {string} root of the project
 * @returns {string}
 */
export function newFigure(name, root = projectRoot) {
  if (!/^[A-Z][A-Za-z]*$/.test(name))
    throw new Error(
      `"${name}" names no figure: use letters, the first of each word a capital, such as ChannelAtlas.`,
    );
  const folder = name.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  const variable = name.charAt(0).toLowerCase() + name.slice(1);
  /**
   * @param {string} file
   * @param {(text: string) => string} change
   */
  const edit = (file, change) => {
    const text = readFileSync(join(root, file), 'utf8');
    const changed = change(text);
    if (changed === text) throw new Error(`${file} has no place for another figure; enter it there by hand.`);
    return { file, text: changed };
  };
  for (const taken of [`src/figures/${folder}`, `src/views/${folder}`])
    if (existsSync(join(root, taken))) throw new Error(`${taken} is there already.`);

  const fill = (/** @type {string} */ template) =>
    readFileSync(join(projectRoot, 'scripts/templates/figure', template), 'utf8')
      .replaceAll('__Name__', name)
      .replaceAll('__name__', variable)
      .replaceAll('__folder__', folder);
  const files = {
    [`src/figures/${folder}/figure.ts`]: 'figure.ts.txt',
    [`src/figures/${folder}/${name}Cell.svelte`]: 'Cell.svelte.txt',
    [`src/views/${folder}/${name}.svelte`]: 'View.svelte.txt',
    [`src/views/${folder}/order.ts`]: 'order.ts.txt',
    [`src/views/${folder}/table.ts`]: 'table.ts.txt',
    [`src/views/${folder}/words.ts`]: 'words.ts.txt',
    [`test/views/${folder}/order.test.ts`]: 'order.test.ts.txt',
  };
  const edited = [
    edit('src/figures/registry.ts', (text) =>
      text
        .replace(
          'import { equation }',
          `import { ${variable} } from './${folder}/figure.ts';\nimport { equation }`,
        )
        .replace('\n  equation,', `\n  ${variable},\n  equation,`),
    ),
    edit('lessons/README.md', (text) =>
      text.replace('### Equation\n', `${fill('guide.md.txt')}### Equation\n`),
    ),
    ...['en', 'zh'].map((locale) =>
      edit(
        `lessons/${locale}/free-play.md`,
        (text) => `${text.trimEnd()}\n\n\`\`\`cell ${name}\nid: ${folder}\n\`\`\`\n`,
      ),
    ),
  ];
  const made = Object.entries(files).map(([file, template]) => ({ file, text: fill(template) }));
  for (const { file, text } of [...made, ...edited]) {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return `${name} is made; npm run dev shows it in the gallery. Now write
  src/views/${folder}/        what it draws: a pure function of its props
  src/figures/${folder}/      captions, settings, and what it takes from the session
  lessons/README.md          what its properties are, for authors of lessons
  lessons/*/free-play.md     the page that has all figures; move it to where it belongs
It is entered in src/figures/registry.ts. CONTRIBUTING.md tells more.`;
}
