import { describe, expect, it } from 'vitest';
import { Caller, serveCalls } from '../../../src/session/rpc/calls.ts';
import { PictureStore, type PictureApi } from '../../../src/session/pictures/picture-store.ts';

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

  it('are rejected when the thread is given up', async () => {
    const { caller, close } = connect();
    const call = caller.call('open', { kind: 'card', id: 'facade', size: 64 });
    caller.abandon(new Error('gone'));
    await expect(call).rejects.toThrow('gone');
    close();
  });
});
