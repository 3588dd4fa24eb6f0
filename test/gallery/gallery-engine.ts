import { EngineClient, type ClientOptions } from '../../src/engine/client.ts';
import type {
  BackendName,
  BackendReport,
  RunOptions,
  RunRequest,
  RunResult,
} from '../../src/engine/protocol.ts';
import { ReaderError } from '../../src/image/reader-error.ts';
import type { GalleryState } from './gallery-view.ts';

/** The page's engine, but that it leaves a figure in the state that the gallery is to show. */
export class GalleryEngine extends EngineClient {
  /** From then on no run ends. */
  hangs: boolean;
  readonly #state: GalleryState;

  constructor(state: GalleryState, options: ClientOptions) {
    super(options);
    this.#state = state;
    this.hangs = state === 'waiting';
  }

  override start(wanted?: BackendName): Promise<BackendReport> {
    return this.#state === 'failed'
      ? Promise.reject(
          new ReaderError('backend-unavailable', 'No backend starts: the gallery asks for that.'),
        )
      : super.start(wanted);
  }

  override run(request: RunRequest, options?: RunOptions): Promise<RunResult> {
    return this.hangs ? new Promise(() => undefined) : super.run(request, options);
  }
}
