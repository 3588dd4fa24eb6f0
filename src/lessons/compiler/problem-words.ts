import type { Words } from '../../views/shared/look.ts';

/** What is wrong with a lesson and what would be right, in both languages: builds say it in English. */
export type Sentence = Words<string>;

const listed = (names: readonly string[]): Sentence => ({ en: names.join(', '), zh: names.join('、') });

/** What can be wrong with a lesson's prose. */
export const proseProblems = {
  noHeading: (): Sentence => ({
    en: 'A lesson needs a heading, such as "# Channel attention".',
    zh: '一课要有标题，例如“# 通道注意力”。',
  }),
  html: (tag: string): Sentence => ({
    en: `"${tag}" is HTML, which lessons do not have. To show it as text, put it between backticks.`,
    zh: `“${tag}”是 HTML，课文里不能用。要把它当文字显示，请放在一对反引号之间。`,
  }),
  /** @param place what stands where KaTeX stopped: empty at the formula's end, undefined where it does not say */
  formula: (reason: string, place: string | undefined): Sentence => ({
    en: `The formula cannot be read: ${reason}.`,
    zh:
      place === undefined
        ? '这个公式读不懂。请检查命令、括号和上下标。'
        : `这个公式读不懂，问题在${place === '' ? '结尾' : `“${place}”处`}。请检查命令、括号和上下标。`,
  }),
  noPage: (file: string, files: readonly string[]): Sentence => ({
    en: `There is no page "${file}" that the link could lead to; there are ${listed(files).en}.`,
    zh: `链接所指的“${file}”不存在，可以链接的有：${listed(files).zh}。`,
  }),
  noTarget: (target: string): Sentence => ({
    en: `There is nothing here that the link to "#${target}" could lead to.`,
    zh: `这里没有链接“#${target}”所指的标题或图。`,
  }),
  noSource: (file: string): Sentence => ({
    en: `This project has no file "${file}" that the link could show.`,
    zh: `这个项目里没有链接所指的文件“${file}”。`,
  }),
  noCode: (name: string, file: string): Sentence => ({
    en: `Nothing in ${file} is called "${name}"; a link to code names a function, method, class, type or constant.`,
    zh: `${file} 里没有叫“${name}”的东西；指向代码的链接要写函数、方法、类、类型或常量的名称。`,
  }),
  noNumber: (target: string): Sentence => ({
    en: `"#${target}" has no number; only figures and sections have one.`,
    zh: `“#${target}”没有编号；只有图和节才有编号。`,
  }),
  refusedLink: (address: string): Sentence => ({
    en: `The link to "${address}" is refused: links lead to https addresses, to pages of the notebook and to places in the lesson.`,
    zh: `不接受指向“${address}”的链接：链接可以指向 https 网址、本笔记的页面，或本课中的某处。`,
  }),
  image: (source: string): Sentence => ({
    en: `The image "${source}" is not in the lesson; an image has to be written into it, as data:image/png;base64,….`,
    zh: `图片“${source}”不在课文里；图片要以 data:image/png;base64,… 的形式写在课文中。`,
  }),
};

/** What can be wrong with a cell as a whole. */
export const cellProblems = {
  unnamed: (names: readonly string[]): Sentence => ({
    en: `A cell needs a name; there are ${listed(names).en}.`,
    zh: `单元（cell）要有名称，可用的有：${listed(names).zh}。`,
  }),
  unknown: (name: string, names: readonly string[]): Sentence => ({
    en: `There is no cell "${name}"; there are ${listed(names).en}.`,
    zh: `没有叫“${name}”的单元（cell），可用的有：${listed(names).zh}。`,
  }),
  nested: (name: string): Sentence => ({
    en: `The cell ${name} stands in a list or a quotation; a cell stands by itself.`,
    zh: `单元 ${name} 写在了列表或引用里；单元要单独成段。`,
  }),
  open: (name: string, fence: string): Sentence => ({
    en: `The cell ${name} is not closed by a line ${fence}.`,
    zh: `单元 ${name} 没有结束：最后要有单独一行 ${fence}。`,
  }),
  sameId: (id: string): Sentence => ({
    en: `Two cells have the id "${id}".`,
    zh: `有两个单元的 id 都是“${id}”。`,
  }),
  noProperty: (text: string): Sentence => ({
    en: `"${text}" is not of the form "property: value".`,
    zh: `“${text}”不是“属性: 值”的形式。`,
  }),
  propertyTwice: (key: string): Sentence => ({
    en: `The property "${key}" is given twice.`,
    zh: `属性“${key}”写了两次。`,
  }),
  unknownProperty: (cell: string, key: string, known: readonly string[]): Sentence => ({
    en: `${cell} has no property "${key}"; it has ${listed(known).en}.`,
    zh: `${cell} 没有属性“${key}”，它有：${listed(known).zh}。`,
  }),
  missingProperty: (cell: string, key: string): Sentence => ({
    en: `The cell ${cell} needs the property "${key}".`,
    zh: `${cell} 必须有属性“${key}”。`,
  }),
  channelOfNoSite: (): Sentence => ({
    en: 'A channel is one of a site; it needs the property "site" beside it.',
    zh: '通道属于某个位置；写了 channel，就要同时写 site。',
  }),
  wrongChoices: (answer: string, needed: number, given: number): Sentence => ({
    en: `The answer "${answer}" is one of ${needed} choices, and there are ${given}.`,
    zh: `答案“${answer}”要有 ${needed} 个选项，这里有 ${given} 个。`,
  }),
};

/** What can be wrong with the value of a property. */
export const valueProblems = {
  site: (value: string): Sentence => ({
    en: `"${value}" is no site of an RCAN; sites look like body.2 or body.2.body.4.`,
    zh: `RCAN 里没有“${value}”这个位置；位置写作 body.2 或 body.2.body.4 的样子。`,
  }),
  channel: (value: string): Sentence => ({
    en: `"${value}" is no channel; channels are counted from 0.`,
    zh: `“${value}”不是通道；通道从 0 数起。`,
  }),
  id: (value: string): Sentence => ({
    en: `"${value}" is no id; ids look like heat-map.`,
    zh: `“${value}”不能作 id；id 写作 heat-map 的样子。`,
  }),
  noEdits: (): Sentence => ({
    en: 'There are no edits; "none" asks for a network without any.',
    zh: '这里没有写修改；要求网络不作修改，请写 none。',
  }),
  noChoices: (): Sentence => ({
    en: 'There are no choices; they stand with | between them.',
    zh: '这里没有选项；选项之间用 | 隔开。',
  }),
  noWords: (): Sentence => ({ en: 'It has no words.', zh: '这里没有文字。' }),
  answer: (value: string, names: readonly string[]): Sentence => ({
    en: `"${value}" is no answer that can be computed; there are ${listed(names).en}.`,
    zh: `“${value}”不是可以计算的答案，可用的有：${listed(names).zh}。`,
  }),
  oneOf: (value: string, choices: readonly string[]): Sentence => ({
    en: `"${value}" is not one of ${listed(choices).en}.`,
    zh: `“${value}”不在可选的值之中：${listed(choices).zh}。`,
  }),
};
