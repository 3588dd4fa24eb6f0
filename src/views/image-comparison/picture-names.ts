/**
 * The pictures that can be compared, in the order they are shown. `sr` is the output of the network as it is on the page,
 * `plain` the output without the reader's edits, where it has any; `before` is the output of an earlier run.
 */
export const pictureNames = ['lr', 'bicubic', 'before', 'plain', 'sr', 'hr'] as const;
export type PictureName = (typeof pictureNames)[number];
