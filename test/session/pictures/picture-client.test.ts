import { afterEach, expect, it, vi } from 'vitest';
import { drawCard } from '../../../src/image/cards/index.ts';
import { PictureClient } from '../../../src/session/pictures/picture-client.ts';
import { PictureStore } from '../../../src/session/pictures/picture-store.ts';
import { silenceMs } from '../../../src/session/rpc/calls.ts';
import { workerOf } from '../rpc/worker-of.ts';

const card = { kind: 'card', id: 'zone-plate', size: 48 } as const;
const sr = drawCard('facade', 48);

const workers: ReturnType<typeof workerOf>[] = [];
afterEach(() => {
  vi.useRealTimers();
  workers.splice(0).forEach(({ worker }) => worker.terminate());
});

async function opened() {
  const client = new PictureClient(() => {
    workers.push(workerOf(new PictureStore()));
    return workers.at(-1)!.worker;
  });
  await client.open(card);
  return client;
}

/** What the threads were sent with every picture to be scored, beside that picture. */
const sentToScore = () =>
  workers.flatMap(({ sent }) =>
    sent.filter(({ method }) => method === 'score').map(({ args }) => args.slice(1)),
  );

it('sends the output alone to be scored against the picture that was prepared last', async () => {
  const client = await opened();
  const prepared = await client.prepare('hr', 2);
  const scores = await client.score(sr, prepared);
  expect(scores).toEqual(await new PictureStore().score(sr, prepared));
  expect(await client.score(sr, prepared)).toEqual(scores);
  expect(sentToScore()).toEqual([[], []]);
});

it('sends the truth along, once, to score against a picture that was prepared before another', async () => {
  const client = await opened();
  const first = await client.prepare('hr', 2);
  const scores = await client.score(sr, first);
  const second = client.prepare('hr', 3);
  // The other one is still being prepared: the thread will have it when it comes to this.
  expect(await client.score(sr, first)).toEqual(scores);
  expect(await client.score(sr, first)).toEqual(scores);
  expect(await client.score(sr, await second)).toEqual(await new PictureStore().score(sr, await second));
  const along = { scale: 2, bicubic: first.bicubic, hr: first.hr };
  expect(sentToScore().slice(0, 3)).toEqual([[], [along], []]);
});

it('sends the truth along to a thread that was started anew', async () => {
  const client = await opened();
  const prepared = await client.prepare('hr', 2);
  const scores = await client.score(sr, prepared);
  workers[0]!.worker.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
  expect(await client.score(sr, prepared)).toEqual(scores);
  expect(workers).toHaveLength(2);
  expect(sentToScore()[1]).toHaveLength(1);
});

it('does not ask the thread where there is no truth', async () => {
  const client = await opened();
  expect(await client.score(sr, await client.prepare('lr', 2))).toBeUndefined();
  expect(sentToScore()).toEqual([]);
});

it('does not blame the picture when its thread has ended without a word, and goes on with the next call', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const client = await opened();
  const prepared = await client.prepare('hr', 2);
  workers[0]!.worker.terminate();
  const failing = client.prepare('hr', 3);
  vi.advanceTimersByTime(silenceMs);
  await expect(failing).rejects.toMatchObject({ code: 'thread-stopped' });
  vi.useRealTimers();
  expect(await client.prepare('hr', 2)).toEqual(prepared);
  expect(workers).toHaveLength(2);
});
