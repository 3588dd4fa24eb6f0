import type { Words } from '../../views/shared/look.ts';
import { sentence } from '../../session/locale/errors.ts';
import type { Awaited } from './awaited-files.svelte.ts';
import type { CheckpointNote, PictureNote } from '../permalink/file-notes.ts';
import type { Uncarried } from './page-address.svelte.ts';
import type { Expected } from '../permalink/unfit.ts';

interface LinkWords {
  readonly leftOut: string;
  readonly andMore: (count: number) => string;
  readonly newer: (given: number, known: number) => string;
  /** A part that was left out, after its name: its value, and what would be right. */
  readonly unfit: (value: string, expected: Expected) => string;
  readonly picture: (awaited: Awaited<PictureNote>) => string;
  readonly checkpoint: (awaited: Awaited<CheckpointNote>) => string;
  readonly link: string;
  readonly copyLink: string;
  readonly copied: string;
  readonly copyYourself: string;
  /** What somebody who follows the link will not have, and what there will be instead. */
  readonly uncarried: Readonly<Record<Uncarried, string>>;
}

/** Names are cut to this length in a sentence. */
const longest = 40;
const cut = (name: string): string => {
  const characters = Array.from(name);
  return characters.length <= longest ? name : `${characters.slice(0, longest).join('')}…`;
};

const inEnglish = (expected: Expected): string => {
  switch (expected.kind) {
    case 'one-of':
      return `it is one of ${expected.choices.join(', ')}`;
    case 'range':
      return expected.from === expected.to
        ? `it is ${expected.from}`
        : `it is a whole number from ${expected.from} to ${expected.to}`;
    case 'form':
      return `it looks like ${expected.example}`;
    case 'length':
      return `it is longer than ${expected.most}`;
    case 'site':
      return 'no RCAN has this place; places look like body.2.body.4';
    case 'site-of-network':
      return 'this network has no such place';
    case 'window':
      return `it is a part, not too small, of the picture of ${expected.width} × ${expected.height} px`;
    case 'large-picture':
      return 'only a picture of one’s own that is too large to go through at once goes in tiles';
    case 'own-picture':
      return 'a part can be chosen of one’s own picture alone';
    case 'edits':
      return sentence(expected.error, 'en');
    case 'question':
      return 'no question of this page asks for that';
    case 'figure':
      return `this page has no such figure; it has ${expected.ids.join(', ')}`;
    case 'setting':
      return expected.problem.en;
    case 'encoding':
      return 'its percent signs cannot be decoded';
    case 'once':
      return 'it is given more than once, and the first counts';
    case 'known-part':
      return `a link has the parts ${expected.parts.join(', ')}`;
  }
};

const inChinese = (expected: Expected): string => {
  switch (expected.kind) {
    case 'one-of':
      return `应为 ${expected.choices.join('、')} 之一`;
    case 'range':
      return expected.from === expected.to
        ? `应为 ${expected.from}`
        : `应为 ${expected.from} 到 ${expected.to} 的整数`;
    case 'form':
      return `应写成 ${expected.example} 这样`;
    case 'length':
      return `超过了 ${expected.most} 的上限`;
    case 'site':
      return 'RCAN 里没有这个位置，位置应写成 body.2.body.4 这样';
    case 'site-of-network':
      return '这个网络里没有这个位置';
    case 'window':
      return `选区超出图片（${expected.width} × ${expected.height} 像素）或太小`;
    case 'large-picture':
      return '只有自己的、大到不能一次处理的图片才分块处理';
    case 'own-picture':
      return '只有自己的图片才能选取一部分';
    case 'edits':
      return sentence(expected.error, 'zh').replace(/。$/, '');
    case 'question':
      return '这一页没有这样的问题';
    case 'figure':
      return `这一页没有这个图，有的是 ${expected.ids.join('、')}`;
    case 'setting':
      return expected.problem.zh.replace(/。$/, '');
    case 'encoding':
      return '其中的百分号编码无法解读';
    case 'once':
      return '重复出现，以第一个为准';
    case 'known-part':
      return `链接里可以有 ${expected.parts.join('、')}`;
  }
};

export const linkWords: Words<LinkWords> = {
  en: {
    leftOut: 'Some of this link could not be used. The rest of the page is as the link says.',
    andMore: (count) => `and ${count} more`,
    newer: (given, known) =>
      `This link comes from a newer version of the notebook (${given}; this one reads ${known}). It is shown as far as it is understood.`,
    unfit: (value, expected) => {
      const said = inEnglish(expected);
      return `“${value}”: ${said}${said.endsWith('.') ? '' : '.'}`;
    },
    picture: ({ note, mismatch }) => {
      const made = `This link was made with the picture ${cut(note.name)} (${note.width} × ${note.height} px)`;
      return mismatch === undefined
        ? `${made}, which a link cannot carry. Drop it here, or open it in the bar, to see the same.`
        : `${made}. ${cut(mismatch)} has another size. Drop that picture here, or open it in the bar, to see the same.`;
    },
    checkpoint: ({ note, mismatch }) => {
      const { groups, blocks, features, scale } = note.config;
      const made = `This link was made with the checkpoint ${cut(note.name)} (${groups} × ${blocks} × ${features}, ×${scale})`;
      return mismatch === undefined
        ? `${made}, which a link cannot carry. Drop it here, or open it in the bar, to see the same.`
        : `${made}. ${cut(mismatch)} is not the same file. Drop that checkpoint here, or open it in the bar, to see the same.`;
    },
    link: 'Link to this view',
    copyLink: 'Copy a link to this view',
    copied: 'The link to this view is copied.',
    copyYourself: 'The browser did not let the page copy. Copy the link yourself:',
    uncarried: {
      lesson: 'It leads to the page for own lessons, not to your lesson: send that as a file.',
      picture:
        'It cannot carry your picture: whoever follows it is asked for the file, and sees a test card until then.',
      checkpoint:
        'It cannot carry your checkpoint: whoever follows it is asked for the file, and sees the notebook’s own network until then.',
      edits: 'Your edits of the network are too long for a link and are left out.',
      marked: 'You have marked too many channels for a link; the marks are left out.',
      figures: 'The settings of the figures are too long for a link and are left out.',
    },
  },
  zh: {
    leftOut: '链接里有些内容无法采用，其余都已照链接设置。',
    andMore: (count) => `另有 ${count} 处`,
    newer: (given, known) =>
      `这个链接来自更新版本的笔记本（第 ${given} 版，这里读到第 ${known} 版），能识别的部分已照常显示。`,
    unfit: (value, expected) => `“${value}”：${inChinese(expected)}。`,
    picture: ({ note, mismatch }) => {
      const made = `制作这个链接时用的是图片 ${cut(note.name)}（${note.width} × ${note.height} 像素）`;
      return mismatch === undefined
        ? `${made}，链接不包含图片。把它拖到这里，或在上方打开，就能看到同样的内容。`
        : `${made}。${cut(mismatch)} 的大小与它不同。把那张图片拖到这里，或在上方打开，就能看到同样的内容。`;
    },
    checkpoint: ({ note, mismatch }) => {
      const { groups, blocks, features, scale } = note.config;
      const made = `制作这个链接时用的是检查点 ${cut(note.name)}（${groups} × ${blocks} × ${features}，×${scale}）`;
      return mismatch === undefined
        ? `${made}，链接不包含检查点。把它拖到这里，或在上方打开，就能看到同样的内容。`
        : `${made}。${cut(mismatch)} 不是同一个文件。把那个检查点拖到这里，或在上方打开，就能看到同样的内容。`;
    },
    link: '当前视图的链接',
    copyLink: '复制当前视图的链接',
    copied: '链接已复制，打开它就能看到当前视图。',
    copyYourself: '浏览器不允许本页复制，请自行复制：',
    uncarried: {
      lesson: '链接指向“你自己的讲义”一页，不包含你的讲义：请把讲义作为文件发出。',
      picture: '链接不包含你的图片：打开者需自备这个文件，在那之前看到的是测试图。',
      checkpoint: '链接不包含你的检查点：打开者需自备这个文件，在那之前用的是笔记本自带的网络。',
      edits: '你对网络的修改太长，链接容纳不下，已略去。',
      marked: '你标记的通道太多，链接容纳不下，标记已略去。',
      figures: '各图的设置太长，链接容纳不下，已略去。',
    },
  },
};
