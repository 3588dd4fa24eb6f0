/** The pictures that can be compared, in the order they are shown. */
export const pictureNames = ['lr', 'bicubic', 'sr', 'hr'] as const;
export type PictureName = (typeof pictureNames)[number];
