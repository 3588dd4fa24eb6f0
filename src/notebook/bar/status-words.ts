import type { DownloadProgress } from '../../session/network/download.ts';
import type { Words } from '../../views/shared/look.ts';

interface StatusWords {
  readonly cancel: string;
  readonly starting: string;
  readonly opening: string;
  readonly loading: string;
  readonly downloading: (progress: DownloadProgress) => string;
  readonly running: (done: number, total: number, secondsLeft: number | undefined) => string;
  readonly recording: string;
  readonly editing: string;
  readonly done: (seconds: string) => string;
  readonly idle: string;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** What the page is busy with. */
export const statusWords: Words<StatusWords> = {
  en: {
    cancel: 'Cancel',
    starting: 'Starting the engine and checking its numbers…',
    opening: 'Opening the picture…',
    loading: 'Loading the weights…',
    downloading: ({ bytes, total, secondsLeft }) =>
      `Loading the weights, ${total === undefined ? megabytes(bytes) : `${megabytes(bytes)} of ${megabytes(total)}`} MB` +
      (secondsLeft === undefined ? '' : `, about ${Math.ceil(secondsLeft)} s left`),
    running: (done, total, left) =>
      `Step ${done} of ${total}${left === undefined ? '' : left < 1 ? ', less than a second left' : `, about ${Math.round(left)} s left`}`,
    recording: 'Recording feature maps',
    editing: 'Running with your edits…',
    done: (seconds) => `Done in ${seconds} s`,
    idle: 'Ready',
  },
  zh: {
    cancel: '取消',
    starting: '正在启动计算后端并核对数值……',
    opening: '正在打开图片……',
    loading: '正在载入权重……',
    downloading: ({ bytes, total, secondsLeft }) =>
      `正在载入权重，${megabytes(bytes)} MB${total === undefined ? '' : `，共 ${megabytes(total)} MB`}` +
      (secondsLeft === undefined ? '' : `，约剩 ${Math.ceil(secondsLeft)} 秒`),
    running: (done, total, left) =>
      `第 ${done} 步，共 ${total} 步${left === undefined ? '' : left < 1 ? '，不到 1 秒' : `，约剩 ${Math.round(left)} 秒`}`,
    recording: '正在记录特征图',
    editing: '正在按修改重新运行……',
    done: (seconds) => `用时 ${seconds} 秒`,
    idle: '就绪',
  },
};
