import { afterAll, beforeAll } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import type { BackendName } from '../../src/engine/protocol.ts';
import { pattern } from './fixture.ts';

/**
 * Starts an engine before the tests of the file or of the `describe` that calls this, and ends it after them: starting
 * one takes longer than most of them run. They load the networks that they need.
 */
export function sharedEngine<E extends Engine = Engine>(
  backend: BackendName = 'wasm',
  engine: E = new Engine() as E,
): E {
  beforeAll(() => engine.start(backend));
  afterAll(() => dispose(engine));
  return engine;
}

/** Resolves when all that was asked of the engine has ended and its backend is gone: the next file starts its own. */
async function dispose(engine: Engine): Promise<void> {
  engine.dispose();
  // Calls are served in order, and this one needs no backend.
  await engine.runSystem({ system: 'nearest', scale: 2, picture: pattern(1, 1, 1) });
}
