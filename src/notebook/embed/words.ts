import type { Words } from '../../views/shared/look.ts';

interface EmbedWords {
  readonly copy: string;
  readonly names: { readonly link: string; readonly embed: string };
  readonly copyOf: Readonly<Record<'link' | 'embed', (number: number) => string>>;
  readonly copied: { readonly link: string; readonly embed: string };
  readonly copyYourself: string;
  readonly open: string;
  readonly bar: string;
  readonly unknown: (id: string) => string;
  readonly known: string;
}

export const embedWords: Words<EmbedWords> = {
  en: {
    copy: 'Copy',
    names: { link: 'link', embed: 'embed' },
    copyOf: {
      link: (number) => `Copy a link to figure ${number}`,
      embed: (number) => `Copy an iframe to embed figure ${number} in another page`,
    },
    copied: { link: 'Link copied.', embed: 'HTML of an iframe copied.' },
    copyYourself: 'The browser did not let the page copy. Copy this:',
    open: 'Open in the notebook',
    bar: 'Picture and run',
    unknown: (id) => `This page has no figure “${id}”.`,
    known: 'It has these:',
  },
  zh: {
    copy: '复制',
    names: { link: '链接', embed: '嵌入代码' },
    copyOf: {
      link: (number) => `复制图 ${number} 的链接`,
      embed: (number) => `复制图 ${number} 的嵌入代码（iframe）`,
    },
    copied: { link: '链接已复制。', embed: 'iframe 代码已复制。' },
    copyYourself: '浏览器不允许本页复制，请自行复制：',
    open: '在笔记本中打开',
    bar: '图片与运行',
    unknown: (id) => `这一页没有图“${id}”。`,
    known: '这一页有：',
  },
};
