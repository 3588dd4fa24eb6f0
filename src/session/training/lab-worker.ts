import { threadCount } from '../../engine/backends/thread-count.ts';
import { Lab } from '../../training/lab.ts';
import { serveCalls } from '../rpc/calls.ts';

// A core is left for the page and its own network.
serveCalls<Lab>(self, new Lab(Math.max(1, threadCount() - 1)));
