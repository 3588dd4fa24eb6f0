import { expect, it } from 'vitest';
import { DeviceLossGuard } from '../../src/engine/device-loss-guard.ts';

const stopped = { code: 'backend-stopped', details: { backend: 'webgpu', detail: 'gone' } };

it('rejects what waits for a lost device, and all that comes later', async () => {
  const guard = new DeviceLossGuard('webgpu');
  const waiting = guard.guard(new Promise(() => undefined));
  guard.markLost('gone');
  await expect(waiting).rejects.toMatchObject(stopped);
  await expect(guard.guard(Promise.resolve(1))).rejects.toMatchObject(stopped);
});

it('takes the abort of a read, as by a device that was destroyed, for a loss and not for a cancel', async () => {
  const guard = new DeviceLossGuard('webgpu');
  const aborted = Promise.reject(new DOMException('gone', 'AbortError'));
  await expect(guard.guard(aborted)).rejects.toMatchObject(stopped);
});

it('lets values and other errors through', async () => {
  const guard = new DeviceLossGuard('webgl');
  expect(await guard.guard(Promise.resolve(1))).toBe(1);
  await expect(guard.guard(Promise.reject(new RangeError('too long')))).rejects.toThrow(RangeError);
});
