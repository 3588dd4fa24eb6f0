import type { Port } from './messages.ts';
import { serve } from './serve.ts';

// The types of a page and of a worker are both known to the compiler, which takes this for a page.
serve(globalThis as unknown as Port);
