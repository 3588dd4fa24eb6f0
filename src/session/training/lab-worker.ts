import { threadCount } from '../../engine/backends/thread-count.ts';
import type { LabApi } from '../../training/lab-api.ts';
import { Lab } from '../../training/lab.ts';
import { serveCalls } from '../rpc/calls.ts';

/** A core is left for the page and its own network; more than four threads have too little to do in a small network. */
const threads = Math.max(1, Math.min(4, threadCount() - 1));

serveCalls<LabApi>(self, new Lab(threads));
