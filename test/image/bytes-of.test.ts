import { expect, it } from 'vitest';
import { bytesOf } from '../../src/image/bytes-of.ts';

it('says of a file that cannot be read what to do', async () => {
  const gone = new File(['x'], 'net.pt');
  gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  await expect(bytesOf(gone, 'net.pt')).rejects.toMatchObject({
    code: 'file-unreadable',
    message: expect.stringMatching(/"net\.pt" could not be read.*Choose it again/) as unknown,
  });
});
