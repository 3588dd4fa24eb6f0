import type { Words } from './look.ts';

/** How a sweep in the background stands, and what the next one would be. */
export interface SweepStatus {
  readonly state: 'idle' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | undefined;
  /** Why the last one failed. */
  readonly failure: string | undefined;
  /** How many things the next one goes over, and about how many seconds that takes. */
  readonly next: number;
  readonly estimate: number;
  /** Why a sweep cannot start, in the reader's language. */
  readonly blockedBy?: string | undefined;
}

/** What the reader does with a sweep. */
export interface SweepHandles {
  readonly onstart: () => void;
  readonly onpause: () => void;
  readonly onresume: () => void;
  readonly oncancel: () => void;
}

/** What is the same of every sweep. */
interface CommonSweepWords {
  readonly estimate: (seconds: number) => string;
  /** Behind how far it is, once that can be told. */
  readonly left: (seconds: number | undefined) => string;
  readonly paused: string;
  readonly pause: string;
  readonly resume: string;
  readonly cancel: string;
  /** Between two sentences. */
  readonly gap: string;
}

export interface SweepWords extends CommonSweepWords {
  readonly start: (next: number) => string;
  readonly progress: (done: number, total: number, seconds: number | undefined) => string;
  readonly cancelled: (done: number, total: number) => string;
  readonly done: (total: number) => string;
}

const duration = (seconds: number, [s, min]: readonly [string, string]): string =>
  seconds < 90 ? `${Math.max(1, Math.ceil(seconds))} ${s}` : `${Math.round(seconds / 60)} ${min}`;

const english = (seconds: number): string => duration(seconds, ['s', 'min']);
const chinese = (seconds: number): string => duration(seconds, ['秒', '分钟']);

export const sweepWords: Words<CommonSweepWords> = {
  en: {
    estimate: (seconds) => `About ${english(seconds)}, in the background.`,
    left: (seconds) => (seconds === undefined ? '' : `, about ${english(seconds)} left`),
    paused: 'Paused.',
    pause: 'Pause',
    resume: 'Go on',
    cancel: 'Cancel',
    gap: ' ',
  },
  zh: {
    estimate: (seconds) => `在后台进行，约需 ${chinese(seconds)}。`,
    left: (seconds) => (seconds === undefined ? '' : `，约剩 ${chinese(seconds)}`),
    paused: '已暂停。',
    pause: '暂停',
    resume: '继续',
    cancel: '取消',
    gap: '',
  },
};
