import { isFromFolder } from '../engine/page-place.ts';

/** The lessons, which are read one after the other. A page's Markdown is `lessons/en/NAME.md` and `lessons/zh/NAME.md`. */
export const lessonNames = [
  // In reading order. The first is the page that a visitor opens.
  'rcan',
  'explorer',
  'background',
  'the-problem',
  'residual-in-residual',
  'channel-attention',
  'high-frequency',
  'residual-groups',
  'upsampling',
  'measuring',
] as const;

/** The pages beside the lessons, to look something up or to try something; nobody reads them to their end. */
export const referenceNames = [
  // In the order of the contents.
  'free-play',
  'questions',
  'paper',
  'glossary',
  'own-lesson',
] as const;

export const pageNames = [...lessonNames, ...referenceNames] as const;

export type LessonName = (typeof lessonNames)[number];
export type PageName = (typeof pageNames)[number];

/** The page that a visitor opens. */
export const firstPage: PageName = lessonNames[0];

const isPageName = (name: string): name is PageName => pageNames.some((one) => one === name);

/** Whether a page is a lesson. */
export const isLesson = (name: PageName): name is LessonName => lessonNames.some((one) => one === name);

/** The lesson to go on with after a page; undefined after the last one, and beside the lessons. */
export const nextLesson = (name: PageName): LessonName | undefined =>
  isLesson(name) ? lessonNames[lessonNames.indexOf(name) + 1] : undefined;

/** The file of the built site in which a page's words are served. */
export const pageFile = (name: PageName): string => (name === firstPage ? 'index.html' : `${name}.html`);

/** The address of a page, relative to the site's folder; of a folder without a server a browser would show the files. */
export const pageAddress = (name: PageName): string =>
  name === firstPage && !isFromFolder() ? './' : pageFile(name);

/** The page at an address, by the last part of its path (`/site/channel-attention.html`); undefined if none is there. */
export function pageAt(path: string): PageName | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.html$/, '');
  if (name === '' || name === 'index') return firstPage;
  return isPageName(name) && name !== firstPage ? name : undefined;
}

/** The page in a Markdown file, as links between pages name it: `channel-attention.md`. */
export function pageInFile(file: string): PageName | undefined {
  const name = file.replace(/\.md$/, '');
  return file.endsWith('.md') && isPageName(name) ? name : undefined;
}
