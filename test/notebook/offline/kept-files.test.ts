import { expect, it } from 'vitest';
import { isMetered, KeptFiles, type KeptState } from '../../../src/notebook/offline/kept-files.svelte.ts';

const atOnce = {
  inBackground: <T>(work: (signal: AbortSignal) => Promise<T>) => work(new AbortController().signal),
};

/** A service worker that can keep so many of three files. */
function keeper(most: number) {
  const asked: boolean[] = [];
  let kept = 0;
  const worker = {
    postMessage({ keepNext }: { keepNext: boolean }, [port]: [MessagePort]) {
      asked.push(keepNext);
      if (keepNext && kept < most) kept++;
      port.postMessage({ kept, all: 3 } satisfies KeptState);
      port.close();
    },
  };
  return { asked, worker: Promise.resolve(worker as unknown as ServiceWorker) };
}

it('has every file kept, one by one', async () => {
  const files = new KeptFiles();
  const { asked, worker } = keeper(3);
  await files.follow(worker, atOnce, () => undefined);
  expect(files.state).toEqual({ kept: 3, all: 3 });
  expect(asked).toEqual([false, true, true, true]);
});

it('leaves it where a file cannot be had', async () => {
  const files = new KeptFiles();
  await files.follow(keeper(1).worker, atOnce, () => undefined);
  expect(files.state).toEqual({ kept: 1, all: 3 });
});

it('fetches nothing over a metered connection, and says what is there', async () => {
  const files = new KeptFiles();
  const { asked, worker } = keeper(3);
  await files.follow(worker, atOnce, () => ({ saveData: true }));
  expect([files.state, asked]).toEqual([{ kept: 0, all: 3 }, [false]]);
});

it('says so where nothing can be kept', async () => {
  const files = new KeptFiles();
  await files.follow(Promise.resolve(undefined), atOnce, () => undefined);
  expect(files.state).toBe('none');
});

it.each([
  [undefined, false],
  [{}, false],
  [{ effectiveType: '4g', saveData: false, type: 'wifi' }, false],
  [{ saveData: true }, true],
  [{ effectiveType: '3g' }, true],
  [{ type: 'cellular', effectiveType: '4g' }, true],
] as const)('takes the connection %o for metered: %s', (connection, expected) => {
  expect(isMetered(connection)).toBe(expected);
});
