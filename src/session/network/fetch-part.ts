import { codeMissing } from '../../engine/client-errors.ts';
import { whyMissing } from './renewed.ts';

/**
 * A part of the notebook that is fetched when it is first needed, as by `import()`. Throws `ReaderError` 'code-missing', or
 * 'notebook-renewed' where the server has a newer build.
 */
export async function fetchPart<T>(fetching: () => Promise<T>): Promise<T> {
  try {
    return await fetching();
  } catch (error) {
    throw await whyMissing(codeMissing(error instanceof Error ? error.message : String(error)));
  }
}
