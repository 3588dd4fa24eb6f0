import { describe, expect, test } from 'vitest';
import { DraftStore } from '../../../src/notebook/own-lesson/draft-store.ts';
import { memoryStorage } from './memory-storage.ts';

const draft = { name: 'a.md', text: '# T', lineEnd: '\r\n', changed: true } as const;

describe('a draft', () => {
  test('is there after a reload, until it is let go of', () => {
    const storage = memoryStorage();
    const store = new DraftStore(storage);
    expect(store.read()).toBeUndefined();
    expect(store.write(draft)).toBe(true);
    expect(new DraftStore(storage).read()).toEqual(draft);
    store.clear();
    expect(new DraftStore(storage).read()).toBeUndefined();
  });

  test('of another tab is not written over', () => {
    const storage = memoryStorage();
    const [one, two] = [new DraftStore(storage), new DraftStore(storage)];
    expect(one.write(draft)).toBe(true);
    expect(two.write({ ...draft, text: '# Other' })).toBe(false);
    two.clear();
    expect(new DraftStore(storage).read()).toEqual(draft);
    one.clear();
    expect(two.write(draft)).toBe(true);
  });

  test('that finds no room, or no leave, is not kept', () => {
    const full = memoryStorage();
    full.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    expect(new DraftStore(full).write(draft)).toBe(false);
    expect(new DraftStore(undefined).write(draft)).toBe(false);
    expect(new DraftStore(undefined).read()).toBeUndefined();
  });

  test.each(['{', 'null', '7', '{"name":1}', '{"name":"a","text":"b"}'])(
    'is none where something else lies in its place: %s',
    (kept) => {
      expect(new DraftStore(memoryStorage({ 'own lesson': kept })).read()).toBeUndefined();
    },
  );
});
