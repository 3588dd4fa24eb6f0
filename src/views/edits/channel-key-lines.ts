import type { KeyLine, Words } from '../shared/look.ts';

/** What the keys of `channelChange` do, told to the reader. */
export const channelKeyLines: Words<readonly KeyLine[]> = {
  en: [
    ['M', 'mutes the channel'],
    ['1', 'passes it unchanged: its factor is 1'],
    ['S', 'mutes all others'],
    ['+ −', 'raise and lower its factor'],
    ['Delete', 'takes the edit back'],
  ],
  zh: [
    ['M', '把该通道静音'],
    ['1', '让它原样通过：系数为 1'],
    ['S', '只留这个通道'],
    ['+ −', '调高、调低它的系数'],
    ['Delete', '撤回这项修改'],
  ],
};
