import { threadCount } from '../../engine/backends/thread-count.ts';
import type { LabApi } from '../../training/lab-api.ts';
import { Lab } from '../../training/lab.ts';
import { serveCalls } from '../rpc/calls.ts';

// A core is left for the page and its own network.
serveCalls<LabApi>(self, new Lab(Math.max(1, threadCount() - 1)));
