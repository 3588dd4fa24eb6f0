import type { RcanConfig } from '../../../src/model/config.ts';
import type { Edit } from '../../../src/model/edits/edit.ts';
import * as sites from '../../../src/model/sites.ts';
import type { RunRequest } from '../../../src/engine/protocol.ts';
import type { EditTask, PageWay } from './messages.ts';

type Request = Omit<RunRequest, 'picture'>;

/** What the page asks of its engine, and the run that it has asked for before, where that leaves something behind. */
export interface PageRun {
  readonly before?: Request;
  readonly request: Request;
}

/** The runs of the page that are timed. An edit is one in a group's first block, where the most is to be computed anew. */
export function pageRun(config: RcanConfig, way: PageWay): PageRun {
  switch (way) {
    case 'exact':
      return { request: { sites: [], tiling: 'exact' } };
    case 'trace':
      return { request: { ...whole, sites: firstGroups(config) } };
    case 'edit-first':
    case 'edit-middle':
    case 'edit-last':
      return {
        before: { ...whole, edits: [] },
        request: { ...whole, edits: [mute(editedGroup(config.groups, way), 0, 0)] },
      };
    case 'sweep': {
      const request = (channel: number): Request => ({
        ...whole,
        edits: [mute(Math.floor(config.groups / 2), Math.floor(config.blocks / 2), channel)],
        attention: false,
      });
      return { before: request(0), request: request(1) };
    }
  }
}

/** The group, counted from 0, that an edit of the bench is in. */
export function editedGroup(groups: number, way: EditTask): number {
  return { 'edit-first': 0, 'edit-middle': Math.floor(groups / 2), 'edit-last': groups - 1 }[way];
}

const whole = { sites: [], tiling: 'none' } as const;

/** The two groups that the notebook shows first when it is asked for two. */
const firstGroups = ({ groups }: RcanConfig): string[] =>
  Array.from({ length: Math.min(2, groups) }, (_, g) => sites.group(g));

const mute = (group: number, block: number, channel: number): Edit => ({
  kind: 'mute',
  site: sites.attention(group, block),
  channels: [channel],
});
