import { listed, type Sentence } from '../../figures/properties/problems.ts';

/** What can be wrong with a lesson's prose. */
export const proseProblems = {
  noHeading: (): Sentence => ({
    en: 'A lesson needs a heading, such as "# Channel attention".',
    zh: '一课要有标题，例如“# 通道注意力”。',
  }),
  html: (tag: string): Sentence => ({
    en: `"${tag}" is HTML, which lessons do not have. To show it as text, put it between backticks.`,
    zh: `“${tag}”是 HTML，讲义里不能用。要把它当文字显示，请放在一对反引号之间。`,
  }),
  /** @param place what stands where KaTeX stopped: empty at the formula's end, undefined where it does not say */
  formula: (reason: string, place: string | undefined): Sentence => ({
    en: `The formula cannot be read: ${reason}.`,
    zh:
      place === undefined
        ? '这个公式读不懂。请检查命令、括号和上下标。'
        : `这个公式读不懂，问题在${place === '' ? '结尾' : `“${place}”处`}。请检查命令、括号和上下标。`,
  }),
  longFormula: (most: number): Sentence => ({
    en: `The formula is longer than ${most} characters. Make several of it.`,
    zh: `这个公式超过了 ${most} 个字符。请分成几个。`,
  }),
  definingFormula: (command: string): Sentence => ({
    en: `The formula defines a command (${command}), which formulas of lessons do not. Write out what it stands for.`,
    zh: `公式里定义了命令（${command}），讲义的公式不能这样做。请直接写出它所代表的内容。`,
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
  nothingToSet: (id: string): Sentence => ({
    en: `The link to "#set-${id}" sets nothing: the cell "${id}" names no site, channel, image, scale, edits or setting.`,
    zh: `链接“#set-${id}”没有可设置的内容：单元“${id}”没有写 site、channel、image、scale、edits 或其他设置。`,
  }),
  refusedLink: (address: string): Sentence => ({
    en: `The link to "${address}" is refused: links lead to addresses with https, http or mailto, to pages of the notebook and to places in the lesson.`,
    zh: `不接受指向“${address}”的链接：链接可以指向 https、http 或 mailto 的地址、本笔记本的页面，或本课中的某处。`,
  }),
  image: (source: string): Sentence => ({
    en: `The image "${source}" is not in the lesson; an image has to be written into it, as data:image/png;base64,….`,
    zh: `图片“${source}”不在讲义里；图片要以 data:image/png;base64,… 的形式写在讲义中。`,
  }),
};

/** What a lesson can have too much of. */
export const boundProblems = {
  text: (most: number): Sentence => ({
    en: `The text is longer than ${most} characters, the most that a lesson has. Make its images smaller, or make two lessons of it.`,
    zh: `讲义超过了 ${most} 个字符的上限。请把其中的图片变小，或分成两课。`,
  }),
  lines: (most: number): Sentence => ({
    en: `The text has more than ${most} lines. Make several lessons of it.`,
    zh: `讲义超过了 ${most} 行。请分成几课。`,
  }),
  blocks: (most: number): Sentence => ({
    en: `The lesson has more than about ${most} paragraphs, items and cells of tables. Make several lessons of it.`,
    zh: `段落、列表项和表格的格子加起来超过了约 ${most} 个。请分成几课。`,
  }),
  paragraph: (length: number, most: number): Sentence => ({
    en: `This paragraph has ${length} characters; it can have ${most}. Make several of it, with an empty line between them.`,
    zh: `这一段有 ${length} 个字符，最多 ${most} 个。请用空行分成几段。`,
  }),
  marks: (most: number): Sentence => ({
    en: `Up to here the lesson has more than ${most} brackets, stars, dollar signs, ends of lines and other marks. Make several lessons of it.`,
    zh: `到这里为止，括号、星号、美元符号、换行等标记超过了 ${most} 个。请分成几课。`,
  }),
  footnotes: (most: number): Sentence => ({
    en: `The lesson has more than ${most} footnotes. Make several lessons of it.`,
    zh: `脚注超过了 ${most} 个。请分成几课。`,
  }),
  cells: (most: number): Sentence => ({
    en: `The lesson has more than ${most} figures and questions. Make several lessons of it.`,
    zh: `图和问题超过了 ${most} 个。请分成几课。`,
  }),
  formulas: (count: number, characters: number): Sentence => ({
    en: `Up to here the lesson has more than ${count} formulas, or more than ${characters} characters in them. Make several lessons of it.`,
    zh: `到这里为止，公式超过了 ${count} 个，或公式里的字符超过了 ${characters} 个。请分成几课。`,
  }),
  html: (megabytes: number): Sentence => ({
    en: `Up to here the lesson would become more than ${megabytes} MB of text, links and formulas. Shorten what is repeated: formulas, images and the addresses of links.`,
    zh: `到这里为止，文字、链接和公式会变成 ${megabytes} MB 以上。请缩短重复出现的公式、图片和链接地址。`,
  }),
  nested: (): Sentence => ({
    en: 'Images, links or footnotes stand too deeply in each other here. Take some of the brackets away.',
    zh: '这里的图片、链接或脚注嵌套得太深。请去掉一些括号。',
  }),
  time: (seconds: number): Sentence => ({
    en: `Reading this lesson took more than ${seconds} seconds and was stopped; what you see is how it was before. Take back what you wrote last, or make it shorter.`,
    zh: `读这一课用了 ${seconds} 秒以上，已经停止；现在看到的是之前的样子。请撤回最后写的内容，或写短一些。`,
  }),
  /** @param count how many problems are not told */
  more: (count: number): Sentence => ({
    en: `There are ${count} more problems from here on; they are named when those before are mended.`,
    zh: `从这里起还有 ${count} 处问题；改好前面的，就会列出它们。`,
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
  long: (name: string, most: number): Sentence => ({
    en: `The cell ${name} has more than ${most} lines.`,
    zh: `单元 ${name} 超过了 ${most} 行。`,
  }),
  sameId: (id: string): Sentence => ({
    en: `Two cells have the id "${id}".`,
    zh: `有两个单元的 id 都是“${id}”。`,
  }),
  noProperty: (text: string): Sentence => ({
    en: `"${text}" is not of the form "property: value".`,
    zh: `“${text}”不是属性；属性要写成“id: heat-map”的样子。`,
  }),
  propertyTwice: (key: string): Sentence => ({
    en: `The property "${key}" is given twice.`,
    zh: `属性“${key}”写了两次。`,
  }),
};
