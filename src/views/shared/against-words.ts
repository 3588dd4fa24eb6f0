import type { Reference } from './against.ts';
import { formatFactor } from './change.ts';
import type { Words } from './look.ts';

/** What figures say of the run that they are laid against. */
export interface AgainstWords {
  /** Beside a value of it. */
  readonly name: Readonly<Record<Reference, string>>;
  /** The same where `before` might mean something else. */
  readonly run: Readonly<Record<Reference, string>>;
  /** What the figure shows of it. */
  readonly change: Readonly<Record<Reference, string>>;
  /** By how much differences are amplified. */
  readonly amplified: (factor: number) => string;
  /** Why nothing of it is shown. */
  readonly otherShape: Readonly<Record<Reference, string>>;
  readonly otherMaps: (now: string, before: string) => string;
  readonly otherPicture: (now: string, before: string) => string;
  readonly notRecorded: Readonly<Record<Reference, string>>;
}

export const againstWords: Words<AgainstWords> = {
  en: {
    name: { before: 'before', plain: 'unedited' },
    run: { before: 'run before', plain: 'unedited' },
    change: { before: 'change since the run before', plain: 'change by your edits' },
    amplified: (factor) => `differences × ${formatFactor(factor)}`,
    otherShape: {
      before: 'Not compared with the run before: its network had another shape.',
      plain: 'Not compared with the unedited network: it has another shape.',
    },
    otherMaps: (now, before) => `Not compared: these maps are ${now} px, those before were ${before} px.`,
    otherPicture: (now, before) => `Not compared: this output is ${now} px, the one before was ${before} px.`,
    notRecorded: {
      before: 'Not compared with the run before: these maps were not recorded then.',
      plain: 'Not compared with the unedited network: its maps have not been recorded.',
    },
  },
  zh: {
    name: { before: '改动前', plain: '未修改' },
    run: { before: '改动前', plain: '未修改' },
    change: { before: '与改动前相比的变化', plain: '你的修改带来的变化' },
    amplified: (factor) => `差值 × ${formatFactor(factor)}`,
    otherShape: {
      before: '未与改动前比较：那时的网络结构不同。',
      plain: '未与未修改的网络比较：两者结构不同。',
    },
    otherMaps: (now, before) => `未作比较：现在的特征图为 ${now} 像素，改动前为 ${before} 像素。`,
    otherPicture: (now, before) => `未作比较：现在的输出为 ${now} 像素，改动前为 ${before} 像素。`,
    notRecorded: {
      before: '未与改动前比较：那一次没有记录这些特征图。',
      plain: '未与未修改的网络比较：尚未记录它的特征图。',
    },
  },
};
