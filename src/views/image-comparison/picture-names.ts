/** The pictures that can be compared, in the order they are shown; `before` is the output of an earlier run. */
export const pictureNames = ['lr', 'bicubic', 'before', 'sr', 'hr'] as const;
export type PictureName = (typeof pictureNames)[number];
