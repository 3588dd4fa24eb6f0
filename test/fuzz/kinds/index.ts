import type { FuzzKind } from '../kind.ts';
import { addresses } from './addresses.ts';
import { checkpoints } from './checkpoints.ts';
import { edits } from './edits.ts';
import { lessons } from './lessons.ts';
import { pictures } from './pictures.ts';

/** All that strangers bring, in the order in which they take turns. */
export const kinds: readonly FuzzKind[] = [checkpoints, pictures, lessons, addresses, edits];

export const kindNamed = (name: string): FuzzKind | undefined => kinds.find((kind) => kind.name === name);
