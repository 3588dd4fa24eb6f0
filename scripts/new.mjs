import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './build.mjs';

// `npm run new figure NAME`: makes the files of a figure that already works, and enters it where figures are listed.

const [kind, name = ''] = process.argv.slice(2);
try {
  if (kind !== 'figure') throw new Error('npm run new figure NAME: NAME is such as ChannelAtlas.');
  newFigure(name);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * Makes the figure `name` (letters, the first a capital). Throws, before it writes anything, when there is such a figure.
 * @param {string} name
 */
function newFigure(name) {
  if (!/^[A-Z][A-Za-z]*$/.test(name))
    throw new Error(
      `"${name}" names no figure: use letters, the first of each word a capital, such as ChannelAtlas.`,
    );
  const folder = name.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  const variable = name.charAt(0).toLowerCase() + name.slice(1);
  for (const taken of [`src/figures/${folder}`, `src/views/${folder}`])
    if (existsSync(join(projectRoot, taken))) throw new Error(`${taken} is there already.`);

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
  for (const [file, template] of Object.entries(files)) {
    const path = join(projectRoot, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, fill(template));
  }
  edit('src/figures/registry.ts', (text) =>
    text
      .replace(
        'import { equation }',
        `import { ${variable} } from './${folder}/figure.ts';\nimport { equation }`,
      )
      .replace('\n  equation,', `\n  ${variable},\n  equation,`),
  );
  edit('lessons/README.md', (text) =>
    text.replace('### Equation\n', `${fill('guide.md.txt')}### Equation\n`),
  );
  for (const locale of ['en', 'zh'])
    edit(
      `lessons/${locale}/free-play.md`,
      (text) => `${text.trimEnd()}\n\n\`\`\`cell ${name}\nid: ${folder}\n\`\`\`\n`,
    );

  console.log(`${name} is made; npm run dev shows it in the gallery. Now write
  src/views/${folder}/        what it draws: a pure function of its props
  src/figures/${folder}/      captions, settings, and what it takes from the session
  lessons/README.md          what its properties are, for authors of lessons
  lessons/*/free-play.md     the page that has all figures; move it to where it belongs
It is entered in src/figures/registry.ts. CONTRIBUTING.md tells more.`);
}

/**
 * Changes a file of the project. Throws when nothing was changed: what is listed there has moved.
 * @param {string} file
 * @param {(text: string) => string} change
 */
function edit(file, change) {
  const path = join(projectRoot, file);
  const text = readFileSync(path, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`${file} has no place for another figure; enter it there by hand.`);
  writeFileSync(path, changed);
}
