import type { Snippet } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { RcanConfig } from '../../model/config.ts';
import type { Site } from '../../model/sites.ts';
import type { Look, Selection } from '../shared/look.ts';
import type { ShownFlow } from './data.ts';
import type { Size } from './geometry.ts';
import type { Place } from './place.ts';
import type { ExplorerSettings } from './settings.ts';

/** What the explorer shows of the page, and what it tells the page. */
export interface ExplorerProps {
  look: Look;
  config: RcanConfig;
  place: Place;
  channel: number;
  settings: ExplorerSettings;
  /** The run on the page, and the one that it is laid against. */
  flows: readonly [ShownFlow, ShownFlow?];
  history: {
    readonly canUndo: boolean;
    readonly canRedo: boolean;
    readonly undo: () => void;
    readonly redo: () => void;
  };
  /** Sets a weight of the convolution that is shown. */
  onweight: (index: readonly [number, number, number, number], value: number, trained: number) => void;
  /** Takes back what was set of one of its kernels. */
  onkernel: (output: number, input: number) => void;
  onselect: (selection: Selection) => void;
  onsettings: (part: Partial<ExplorerSettings>) => void;
  onpoint: (site: Site | undefined) => void;
  watch: Attachment;
  /** The pixel shuffle at work, in a box of this size. */
  shuffle: Snippet<[size: Size, flow: ShownFlow]>;
}
