import { expect, it } from 'vitest';
import { lookKey, Preferences } from '../../../src/session/locale/preferences.svelte.ts';

it('language and theme are stored when the reader chooses one, not before', () => {
  const stored = new Map<string, string>();
  const storage = { setItem: (key: string, value: string) => void stored.set(key, value) };
  const preferences = new Preferences({ locale: 'en', theme: 'light' }, storage);
  expect(stored.size).toBe(0);
  preferences.toggleLocale();
  expect(stored.get(lookKey)).toBe('zh light');
  preferences.toggleTheme();
  expect(stored.get(lookKey)).toBe('zh dark');
});

it('a browser that forbids to store does not keep the reader from choosing', () => {
  const storage = {
    setItem: () => {
      throw new DOMException('denied', 'SecurityError');
    },
  };
  const preferences = new Preferences({ locale: 'en', theme: 'light' }, storage);
  preferences.toggleLocale();
  expect(preferences.locale).toBe('zh');
});
