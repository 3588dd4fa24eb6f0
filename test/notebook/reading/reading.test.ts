import { describe, expect, it } from 'vitest';
import {
  pageAddress,
  pageAt,
  pageInFile,
  lessonNames,
  nextLesson,
  pageNames,
  referenceNames,
} from '../../../src/lessons/page-names.ts';
import type { LoadedLesson } from '../../../src/lessons/library.ts';
import { Reading } from '../../../src/notebook/reading/reading.svelte.ts';

const lesson = (name: LoadedLesson['name'], locale: LoadedLesson['locale']): LoadedLesson => ({
  name,
  locale,
  lesson: { title: `${name} ${locale}`, headings: [], blocks: [] },
});
const [first, second] = lessonNames;

/** A storage in memory. */
function storage(given = '') {
  const kept = new Map([['lessons read', given]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    kept,
  };
}

describe('the page that is open', () => {
  it('stays until the next one has been fetched', async () => {
    let arrive: (loaded: LoadedLesson) => void = () => undefined;
    const load = () => new Promise<LoadedLesson>((resolve) => (arrive = resolve));
    const reading = new Reading({ load }, lesson(first, 'en'));
    const opened = reading.openPage(second, 'en');
    expect(reading.open.name).toBe(first);
    expect(reading.loading).toBe(true);
    arrive(lesson(second, 'en'));
    expect(await opened).toBe(true);
    expect(reading.open.name).toBe(second);
    expect(reading.loading).toBe(false);
  });

  it('is the one that was asked for last, also when an earlier one comes later', async () => {
    const arrivals: ((loaded: LoadedLesson) => void)[] = [];
    const load = () => new Promise<LoadedLesson>((resolve) => arrivals.push(resolve));
    const reading = new Reading({ load }, lesson(first, 'en'));
    const [early, late] = [reading.openPage(second, 'en'), reading.openPage(second, 'zh')];
    arrivals[1]?.(lesson(second, 'zh'));
    arrivals[0]?.(lesson(second, 'en'));
    expect([await early, await late]).toEqual([false, true]);
    expect(reading.open.locale).toBe('zh');
  });

  it('stays when another one cannot be fetched', async () => {
    const reading = new Reading({ load: () => Promise.reject(new Error('offline')) }, lesson(first, 'en'));
    await expect(reading.openPage(second, 'en')).rejects.toThrow('offline');
    expect(reading.open.name).toBe(first);
    expect(reading.loading).toBe(false);
  });
});

describe('lessons that were read', () => {
  const load = () => Promise.reject(new Error('not asked for'));

  it('are remembered from visit to visit', () => {
    const kept = storage('upsampling');
    const reading = new Reading({ load, storage: kept }, lesson(first, 'en'));
    expect([...reading.finished]).toEqual(['upsampling']);
    reading.finish();
    expect(kept.kept.get('lessons read')).toBe(`upsampling ${first}`);
  });

  it('are lessons: a page to look something up in has no end to reach', () => {
    const kept = storage();
    const reading = new Reading({ load, storage: kept }, lesson(referenceNames[0], 'en'));
    reading.finish();
    expect(reading.finished.size).toBe(0);
    expect(kept.kept.get('lessons read')).toBe('');
  });

  it('are remembered for this visit where the browser keeps nothing', () => {
    const forbidden = () => {
      throw new DOMException('forbidden', 'SecurityError');
    };
    const reading = new Reading(
      { load, storage: { getItem: forbidden, setItem: forbidden } },
      lesson(first, 'en'),
    );
    reading.finish();
    expect([...reading.finished]).toEqual([first]);
  });
});

describe('addresses of pages', () => {
  it('lead back to their page, in whatever folder the site lies', () => {
    for (const name of pageNames) {
      expect(pageAt(new URL(pageAddress(name), 'https://example.org/a/b/').pathname)).toBe(name);
      expect(pageInFile(`${name}.md`)).toBe(name);
    }
  });

  it('of the first page are those of the site', () => {
    expect(pageAt('/site/')).toBe(first);
    expect(pageAt('/site/index.html')).toBe(first);
  });

  it('of no page lead nowhere', () => {
    expect(pageAt('/site/toString.html')).toBeUndefined();
    expect(pageInFile('README.md')).toBeUndefined();
  });
});

describe('what comes after a page', () => {
  it('is the next lesson, and nothing after the last', () => {
    expect(nextLesson(first)).toBe(second);
    expect(nextLesson(lessonNames[lessonNames.length - 1]!)).toBeUndefined();
  });

  it('is nothing beside the lessons', () => {
    for (const name of referenceNames) expect(nextLesson(name)).toBeUndefined();
  });
});
