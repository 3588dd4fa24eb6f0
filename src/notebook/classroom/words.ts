import type { Words } from '../../views/shared/look.ts';
import type { LeftOut } from './class-answers.svelte.ts';

interface ClassWords {
  readonly title: string;
  readonly name: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyYourself: string;
  readonly nothingStored: string;
  readonly paste: string;
  readonly add: string;
  readonly added: (added: number, replaced: number) => string;
  /** @param name empty where none was given */
  readonly left: (link: number, name: string, why: LeftOut) => string;
  readonly andMore: (count: number) => string;
  /** @param more how many others there are, without a name or beyond those that are named */
  readonly others: (names: readonly string[], more: number) => string;
  readonly forget: string;
}

const links = (count: number): string => (count === 1 ? '1 link' : `${count} links`);

export const classWords: Words<ClassWords> = {
  en: {
    title: 'Predictions of a class',
    name: 'Your name in the link, if you like',
    copy: 'Copy link with my answers',
    copied:
      'The link with your predictions is copied. Whoever opens it sees them once they have predicted and looked.',
    copyYourself: 'The browser did not let the page copy. Copy the link yourself:',
    nothingStored: 'Predictions are in the link alone; nothing is stored or sent.',
    paste: 'Links from others, one or many',
    add: 'Add',
    added: (added, replaced) =>
      `${links(added)} added${replaced === 0 ? '' : `, ${links(replaced)} in place of an earlier one`}.`,
    left: (link, name, why) => {
      const which = name === '' ? `Link ${link}` : `Link ${link} (${name})`;
      const reasons: Readonly<Record<LeftOut, string>> = {
        elsewhere: 'is of another lesson: paste it there.',
        duplicate: 'is here already.',
        unreadable: 'holds no predictions for this page.',
        'too-many': 'is one too many: a page takes 500.',
      };
      return `${which} ${reasons[why]}`;
    },
    andMore: (count) => `and ${count} more`,
    others: (names, more) => {
      const unnamed = more === 1 ? '1 reader' : `${more} readers`;
      const rest = more === 0 ? '' : ` and ${more} more`;
      const who = names.length === 0 ? unnamed : `${names.join(', ')}${rest}`;
      return `Here are the predictions of ${who}. They stand under each question once you have seen what the run gives.`;
    },
    forget: 'Remove them all',
  },
  zh: {
    title: '全班的预测',
    name: '链接里的名字（可不填）',
    copy: '复制带有我的预测的链接',
    copied: '链接已复制，里面有你的预测。打开它的人先预测、看过结果之后才会看到。',
    copyYourself: '浏览器不允许本页复制，请自行复制：',
    nothingStored: '预测只在链接里，不存储，也不发送。',
    paste: '别人的链接，一个或多个',
    add: '加入',
    added: (added, replaced) =>
      `加入了 ${added} 个链接${replaced === 0 ? '' : `，另有 ${replaced} 个替换了同一人先前的链接`}。`,
    left: (link, name, why) => {
      const which = name === '' ? `第 ${link} 个链接` : `第 ${link} 个链接（${name}）`;
      const reasons: Readonly<Record<LeftOut, string>> = {
        elsewhere: '属于另一课，请到那一课粘贴。',
        duplicate: '已经加入过了。',
        unreadable: '里没有对这一页问题的预测。',
        'too-many': '太多了：一页最多 500 个。',
      };
      return `${which}${reasons[why]}`;
    },
    andMore: (count) => `另有 ${count} 个`,
    others: (names, more) => {
      const rest = more === 0 ? '' : `，以及另外 ${more} 位读者`;
      const who = names.length === 0 ? ` ${more} 位读者的预测` : `这些读者的预测：${names.join('、')}${rest}`;
      return `这里有${who}。看过这次运行的结果之后，它们会列在每个问题下面。`;
    },
    forget: '全部删除',
  },
};
