import { render } from 'svelte/server';
import type { Locale } from '../../views/shared/look.ts';
import { readPermalink } from '../permalink/permalink.ts';
import App from './App.svelte';
import type { CellName } from '../../figures/registry.ts';
import { loadLesson, pageStart, type LoadedLesson } from '../../lessons/library.ts';
import type { LessonBlock } from '../../lessons/lesson.ts';
import { pageFile, pageNames, type PageName } from '../../lessons/page-names.ts';
import { openSession } from './opening.ts';
import type { PageWords } from './page-words.ts';

/** Prerenders all pages as they look while the engine starts; the build writes them into the HTML files. */
export const firstWords = (): Promise<PageWords[]> => Promise.all(pageNames.map(pageOf));

async function pageOf(name: PageName): Promise<PageWords> {
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
    figure: en.lesson.blocks.map(figureOf).find((figure) => figure !== undefined),
    words: { en: draw(en, 'en'), zh: draw(zh, 'zh') },
  };
}

function figureOf(block: LessonBlock): CellName | undefined {
  if (block.kind !== 'cell' || block.name === 'Equation' || block.name === 'Question') return;
  return block.name;
}
