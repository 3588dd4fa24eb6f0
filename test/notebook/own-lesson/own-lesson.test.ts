import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readLesson, type ReadLesson } from '../../../src/lessons/compiler/compile.ts';
import { DraftStore } from '../../../src/notebook/own-lesson/draft-store.ts';
import { OwnLesson } from '../../../src/notebook/own-lesson/own-lesson.svelte.ts';
import { memoryStorage } from './memory-storage.ts';

type Read = (markdown: string) => Promise<ReadLesson>;

function ownLesson(storage = memoryStorage(), read: Read = async (markdown) => readLesson(markdown)) {
  const [failures, opened]: [unknown[], string[]] = [[], []];
  const own = new OwnLesson({
    read,
    store: new DraftStore(storage),
    onOpened: ({ title }) => opened.push(title),
    onFailure: (error) => failures.push(error),
  });
  return { own, storage, failures, opened };
}

const good = '# Mine\n\n```cell GroupMaps\n```\n';
const bad = '# Mine\n\n```cell Nothing\n```\n\n```cell GroupMaps\n```\n';
const file = (text: string) => new File([text], 'mine.md');
const kinds = (own: OwnLesson) => own.preview?.lesson.blocks.map(({ kind }) => kind);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What was typed has been read. */
const pause = () => vi.advanceTimersByTimeAsync(1000);

describe('a lesson from disk', () => {
  test('is shown, its text only where something is wrong with it', async () => {
    const { own, opened } = ownLesson();
    await own.open(file(good));
    await pause();
    expect(kinds(own)).toEqual(['prose', 'cell']);
    expect(own.editing).toBe(false);
    expect(opened).toEqual(['Mine']);
    await own.open(file(bad));
    await pause();
    expect(own.editing).toBe(true);
    expect(own.preview?.problems).toMatchObject([{ line: 3 }]);
    expect(kinds(own)).toEqual(['prose', 'problem', 'cell']);
  });

  test('follows what is typed when the typing pauses, and keeps its figures', async () => {
    const { own, opened } = ownLesson();
    await own.open(file(good));
    await pause();
    const before = own.preview;
    opened.length = 0;
    own.edit(good.replace('Mine', 'Ours'));
    expect(own.preview).toBe(before);
    await pause();
    expect(own.preview?.lesson.title).toBe('Ours');
    expect(own.preview?.keys).toEqual(before?.keys);
    expect(opened).toEqual([]);
  });

  test('is changed until it is saved, with all that was typed', async () => {
    const { own } = ownLesson();
    await own.open(file(good));
    expect(own.changed).toBe(false);
    own.edit(bad);
    expect(own.changed).toBe(true);
    const saved = own.save();
    expect(saved?.name).toBe('mine.md');
    expect(await saved?.text()).toBe(bad);
    expect(own.changed).toBe(false);
  });

  test('is refused without harm to the one that is open', async () => {
    const { own } = ownLesson();
    await own.open(file(good));
    await expect(own.open(new File(['\0'], 'a.md'))).rejects.toMatchObject({ code: 'lesson-not-text' });
    expect(own.file?.name).toBe('mine.md');
  });
});

describe('a text that is more than can be compiled', () => {
  const tooMuch = `# Mine\n\n${'- a\n'.repeat(20_000)}`;

  test('is said so, and what was there before stays, with its figures', async () => {
    const { own, failures } = ownLesson();
    await own.open(file(good));
    await pause();
    const before = own.preview;
    own.edit(tooMuch);
    await pause();
    expect(own.preview).toMatchObject({ lesson: before?.lesson, keys: before?.keys });
    expect(own.preview?.problems.map(({ sentence }) => sentence.en)).toEqual([
      expect.stringMatching(/more than about 10000 paragraphs/),
    ]);
    expect(own.text).toBe(tooMuch);
    own.edit(good.replace('Mine', 'Ours'));
    await pause();
    expect(own.preview).toMatchObject({ lesson: { title: 'Ours' }, keys: before?.keys, problems: [] });
    expect(failures).toEqual([]);
  });

  test('is shown as text where it is the first', async () => {
    const { own, opened } = ownLesson();
    await own.open(file(tooMuch));
    await pause();
    expect(own).toMatchObject({ editing: true, preview: { lesson: { blocks: [] } } });
    expect(opened).toEqual(['']);
  });
});

test('while a text is compiled the next is waited with, and only the newest is compiled then', async () => {
  const [asked, answers]: [string[], (() => void)[]] = [[], []];
  const { own } = ownLesson(memoryStorage(), (markdown) => {
    asked.push(markdown);
    return new Promise((resolve) => answers.push(() => resolve(readLesson(markdown))));
  });
  await own.open(file('# One'));
  for (const text of ['# Two', '# Three']) {
    own.edit(text);
    await pause();
  }
  expect(asked).toEqual(['# One']);
  answers[0]?.();
  await pause();
  expect(asked).toEqual(['# One', '# Three']);
  answers[1]?.();
  await pause();
  expect(own.preview?.lesson.title).toBe('Three');
});

describe('unsaved changes', () => {
  test('are asked about before they are lost, and only then', async () => {
    const { own } = ownLesson();
    await own.open(file(good));
    own.edit(bad);
    own.close();
    expect(own.pendingAction).toBeDefined();
    own.cancel();
    expect(own.file?.name).toBe('mine.md');
    own.begin('new.md', '# New');
    expect(own.file?.name).toBe('mine.md');
    own.proceed();
    expect(own).toMatchObject({ pendingAction: undefined, text: '# New', changed: true, editing: true });
    own.save();
    own.close();
    expect(own.file).toBeUndefined();
  });

  test('survive a reload', async () => {
    const { own, storage } = ownLesson();
    await own.open(file(good));
    own.edit(bad);
    own.keep();
    const { own: next } = ownLesson(storage);
    expect(next).toMatchObject({ text: bad, changed: true, editing: true });
    next.save();
    const { own: saved } = ownLesson(storage);
    expect(saved).toMatchObject({ text: bad, changed: false, editing: false });
    saved.close();
    expect(ownLesson(storage).own.file).toBeUndefined();
  });

  test('that the browser cannot keep are said not to be kept', async () => {
    const storage = memoryStorage();
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const { own } = ownLesson(storage);
    await own.open(file(good));
    expect(own.kept).toBe(false);
  });
});

test('where the compiler cannot be fetched that is said, and it can be tried again', async () => {
  let online = false;
  const { own, failures } = ownLesson(memoryStorage(), async (markdown) => {
    if (!online) throw new Error('offline');
    return readLesson(markdown);
  });
  await own.open(file(good));
  await pause();
  expect(failures).toEqual([new Error('offline')]);
  expect(own).toMatchObject({ unread: true, preview: undefined, text: good });
  online = true;
  own.refresh();
  await pause();
  expect(own.unread).toBe(false);
  expect(kinds(own)).toEqual(['prose', 'cell']);
});
