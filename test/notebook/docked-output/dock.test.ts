import { expect, it } from 'vitest';
import { Dock } from '../../../src/notebook/docked-output/dock.svelte.ts';
import { memoryStorage } from '../own-lesson/memory-storage.ts';

const placed = ({ corner, away }: Dock) => [corner, away];

it('lies at the bottom right until it is moved, and it is open whether it is put away', () => {
  expect(placed(new Dock(memoryStorage()))).toEqual(['bottom-right', undefined]);
});

it('remembers its corner, and that it was put away or brought back', () => {
  const storage = memoryStorage();
  new Dock(storage).moveTo('top-left');
  expect(placed(new Dock(storage))).toEqual(['top-left', undefined]);
  new Dock(storage).putAway(true);
  expect(placed(new Dock(storage))).toEqual(['top-left', true]);
  new Dock(storage).putAway(false);
  expect(placed(new Dock(storage))).toEqual(['top-left', false]);
});

it('takes no harm from a storage that is forbidden, or holds something else', () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  const dock = new Dock({ getItem: denied, setItem: denied });
  dock.moveTo('top-right');
  expect(placed(dock)).toEqual(['top-right', undefined]);
  expect(placed(new Dock(memoryStorage({ 'docked output': 'middle gone' })))).toEqual([
    'bottom-right',
    undefined,
  ]);
});
