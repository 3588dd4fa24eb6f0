import type { Words } from '../../views/shared/look.ts';

interface FileWords {
  /** Sizes as `512 × 512`, in pixels. */
  readonly taken: (part: string, whole: string) => string;
  /** Why there is little to see. @param gain dB by which the network's PSNR is above bicubic's */
  readonly soft: (gain: string) => string;
  readonly choosePart: string;
  readonly toPicture: string;
}

/** What is said of a picture that was opened. */
export const fileWords: Words<FileWords> = {
  en: {
    taken: (part, whole) => `The middle ${part} of ${whole} px was taken.`,
    soft: (gain) =>
      `RCAN is ${gain} dB above bicubic here, which hardly shows: a camera denoises and resamples its pictures, so their pixels are soft and little detail is lost when they are made smaller.`,
    choosePart: 'Choose another part',
    toPicture: 'Go to the picture',
  },
  zh: {
    taken: (part, whole) => `只取了正中的 ${part} 像素（全图 ${whole}）。`,
    soft: (gain) =>
      `这里 RCAN 比双三次插值高 ${gain} dB，几乎看不出差别：相机会降噪并重新采样，像素本来就柔和，缩小时丢失的细节不多。`,
    choosePart: '另选一部分',
    toPicture: '去看图片',
  },
};
