import { render } from 'svelte/server';
import type { Locale } from '../views/shared/look.ts';
import { readPermalink } from './address/permalink.ts';
import App from './App.svelte';
import { loadLesson, pageStart, type LoadedLesson } from './lesson/library.ts';
import { pageFile, pageNames, type PageName } from './lesson/page-names.ts';
import { openSession } from './opening.ts';

/** A page of the site: its file, its title, and its words in both languages as HTML. */
export interface FirstWords {
  readonly file: string;
  readonly title: string;
  readonly words: Readonly<Record<Locale, string>>;
}

/** All pages as they look while the engine starts: the build puts them into HTML files, to be read before any code. */
export const firstWords = (): Promise<FirstWords[]> => Promise.all(pageNames.map(pageOf));

async function pageOf(name: PageName): Promise<FirstWords> {
  const [en, zh] = await Promise.all([loadLesson(name, 'en'), loadLesson(name, 'zh')]);
  const draw = (lesson: LoadedLesson, locale: Locale): string => {
    return render(App, {
      props: {
        opening: openSession(readPermalink(''), pageStart(name)),
        lesson,
        look: { locale, theme: 'light' },
      },
    }).body;
  };
  return {
    file: pageFile(name),
    title: en.lesson.title,
    words: { en: draw(en, 'en'), zh: draw(zh, 'zh') },
  };
}
