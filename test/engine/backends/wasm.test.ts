import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CreatedBackend } from '../../../src/engine/backends/backend.ts';
import { create } from '../../../src/engine/backends/wasm.ts';
import type { InstallOptions } from '../../../src/engine/kernels/install.ts';

afterEach(() => vi.restoreAllMocks());

/** What kernels and threads are left of a wasm backend that is asked for two threads. */
async function left(options: InstallOptions = {}): Promise<Partial<CreatedBackend['ownKernels']>> {
  const { kernels, ownKernels } = await create({ threads: 2, ...options });
  const { variant, threads, threadLoss } = ownKernels ?? {};
  ownKernels?.remove();
  kernels.dispose();
  return { ...(variant && { variant }), ...(threads && { threads }), ...(threadLoss && { threadLoss }) };
}

/** Takes modules away that have a certain property. */
function withoutModules(lacks: (bytes: Uint8Array) => boolean, reason: string): void {
  const { compile, instantiate } = WebAssembly;
  const refused = (source: unknown) => source instanceof Uint8Array && lacks(source);
  vi.spyOn(WebAssembly, 'compile').mockImplementation(async (source) => {
    if (refused(source)) throw new WebAssembly.CompileError(reason);
    return compile(source);
  });
  vi.spyOn(WebAssembly, 'instantiate').mockImplementation((async (source: Uint8Array, imports: never) => {
    if (refused(source)) throw new WebAssembly.CompileError(reason);
    return instantiate(source, imports);
  }) as never);
}

/** The instructions f32x4.relaxed_madd and f32x4.mul. */
const relaxedMultiplyAdd = [0xfd, 0x85, 0x02];
const multiply = [0xfd, 0xe6, 0x01];

const holds = (binary: Uint8Array, code: readonly number[]) =>
  Buffer.from(binary).includes(Buffer.from(code));

describe('a form of wasm that fails gives way to the next', () => {
  it('runs on several threads where nothing is missing', async () => {
    expect(await left()).toEqual({ variant: expect.any(String) as string, threads: 2 });
  });

  it('on one thread where no memory can be shared, and says why', async () => {
    const { Memory } = WebAssembly;
    vi.spyOn(WebAssembly, 'Memory').mockImplementation(function (options: WebAssembly.MemoryDescriptor) {
      if (options.shared) throw new RangeError('could not allocate memory');
      return new Memory(options);
    } as never);
    expect(await left()).toMatchObject({ threads: 1, threadLoss: 'could not allocate memory' });
  });

  it('on one thread where the kernels do not link with a shared memory', async () => {
    const { instantiate } = WebAssembly;
    vi.spyOn(WebAssembly, 'instantiate').mockImplementation((async (
      source: Uint8Array,
      imports: WebAssembly.Imports,
    ) => {
      const memory = imports['env']?.['memory'];
      if (memory instanceof WebAssembly.Memory && !(memory.buffer instanceof ArrayBuffer))
        throw new WebAssembly.LinkError('Memory import env:memory');
      return instantiate(source, imports);
    }) as never);
    expect(await left()).toMatchObject({
      threads: 1,
      threadLoss: expect.stringContaining('shared') as string,
    });
  });

  it('in plain SIMD where the relaxed kind is missing', async () => {
    withoutModules((bytes) => holds(bytes, relaxedMultiplyAdd), 'invalid opcode');
    expect(await left()).toMatchObject({ variant: 'simd', threads: 2 });
  });

  it('without SIMD, with the kernels of TF.js', async () => {
    withoutModules((bytes) => holds(bytes, multiply), 'invalid opcode');
    expect(await left()).toEqual({});
  });

  it('needs no leave to fetch from a blob', async () => {
    const { fetch } = globalThis;
    vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) =>
      String(input).startsWith('blob:')
        ? Promise.reject(new TypeError('Failed to fetch'))
        : fetch(input, init),
    );
    expect(await left()).toMatchObject({ threads: 2 });
  }, 20_000);

  it('is refused at once where nothing may compile', async () => {
    withoutModules(() => true, 'blocked by Content Security Policy');
    await expect(create({ threads: 2 })).rejects.toThrow('blocked by Content Security Policy');
  });

  it('is refused at once where its memory cannot grow', async () => {
    vi.spyOn(WebAssembly.Memory.prototype, 'grow').mockImplementation(() => {
      throw new RangeError('failed to grow memory');
    });
    await expect(create({ threads: 2 })).rejects.toThrow('failed to grow memory');
  });
});
