import { describe, expect, it } from 'vitest';
import { Caller, serveCalls } from '../../../src/session/rpc/calls.ts';
import { transfer } from '../../../src/session/rpc/transfer.ts';
import { PictureStore, type PictureApi } from '../../../src/session/pictures/picture-store.ts';

interface Held {
  readonly data: Float32Array;
}

interface Adder {
  sum(a: Held, b: Held): Promise<Held>;
}

function connect() {
  const { port1, port2 } = new MessageChannel();
  serveCalls(port1, new PictureStore());
  const caller = new Caller<PictureApi>(port2);
  port1.start();
  port2.start();
  return { caller, close: () => port1.close() };
}

describe('calls between the page and the picture thread', () => {
  it('bring back what the other side returns', async () => {
    const { caller, close } = connect();
    const opened = await caller.call('open', { kind: 'card', id: 'facade', size: 64 });
    expect(opened.width).toBe(64);
    close();
  });

  it('bring back a ReaderError with its code and details', async () => {
    const { caller, close } = connect();
    const call = caller.call('open', { kind: 'file', name: 'empty.png', file: new Blob([]) });
    await expect(call).rejects.toMatchObject({ name: 'ReaderError', code: 'empty-file' });
    close();
  });

  it('move the arrays that were marked, and copy the others', async () => {
    const { port1, port2 } = new MessageChannel();
    const answer = new Float32Array([3]);
    serveCalls<Adder>(port1, {
      async sum(a, b) {
        answer[0] = a.data[0]! + b.data[0]!;
        return transfer({ data: answer }, answer);
      },
    });
    const caller = new Caller<Adder>(port2);
    port1.start();
    port2.start();
    const [moved, copied] = [new Float32Array([1]), new Float32Array([2])];
    const sum = caller.call('sum', transfer({ data: moved }, moved), { data: copied });
    expect([moved.length, copied.length]).toEqual([0, 1]);
    expect((await sum).data).toEqual(new Float32Array([3]));
    expect(answer.length).toBe(0);
    port1.close();
  });

  it('are rejected when the thread is given up', async () => {
    const { caller, close } = connect();
    const call = caller.call('open', { kind: 'card', id: 'facade', size: 64 });
    caller.abandon(new Error('gone'));
    await expect(call).rejects.toThrow('gone');
    close();
  });
});
