import { listed, type Sentence } from '../../figures/properties/problems.ts';

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
};
