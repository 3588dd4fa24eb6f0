/** The lessons, in the order in which they are meant to be read. The first is the page that a visitor opens. */
export const lessonNames = ['rcan', 'residual-in-residual', 'channel-attention'] as const;

export type LessonName = (typeof lessonNames)[number];

const isLessonName = (name: string): name is LessonName => lessonNames.some((one) => one === name);

/** The file of the built site in which a lesson's words are served. */
export const lessonFile = (name: LessonName): string =>
  name === lessonNames[0] ? 'index.html' : `${name}.html`;

/** The address of a lesson's page, relative to the site's folder. */
export const lessonAddress = (name: LessonName): string =>
  name === lessonNames[0] ? './' : lessonFile(name);

/** The lesson at an address, by the last part of its path (`/site/channel-attention.html`); undefined if none is there. */
export function lessonAt(path: string): LessonName | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.html$/, '');
  if (name === '' || name === 'index') return lessonNames[0];
  return isLessonName(name) && name !== lessonNames[0] ? name : undefined;
}

/** The lesson in a Markdown file, as links between lessons name it: `channel-attention.md`. */
export function lessonInFile(file: string): LessonName | undefined {
  const name = file.replace(/\.md$/, '');
  return file.endsWith('.md') && isLessonName(name) ? name : undefined;
}
