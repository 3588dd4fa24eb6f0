import type { Words } from '../../views/shared/look.ts';

/** What is wrong and what would be right, in both languages: builds say it in English. */
export type Sentence = Words<string>;

export const listed = (names: readonly string[]): Sentence => ({
  en: names.join(', '),
  zh: names.join('、'),
});

/** What can be wrong with the properties of a cell taken together. */
export const setupProblems = {
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
  stepOfNoFigure: (cell: string): Sentence => ({
    en: `${cell} is no figure and has no steps to lead through.`,
    zh: `${cell} 不是图，不能有导览的步骤。`,
  }),
  stepWithoutSentence: (): Sentence => ({
    en: 'A step needs its sentence, behind a "|": tour: level: group | The blocks of one group.',
    zh: '每一步都要有一句话，写在“|”之后，如 tour: level: group | 一个残差组里的残差块。',
  }),
  stepNotRead: (part: string): Sentence => ({
    en: `"${part}" of the step is no "property: value".`,
    zh: `步骤里的“${part}”读不懂；请写成 property: value 的形式。`,
  }),
  notInStep: (key: string): Sentence => ({
    en: `"${key}" cannot be set by a step; site, channel, image, scale, edits and the figure’s settings can.`,
    zh: `步骤里不能设置“${key}”；可以设置 site、channel、image、scale、edits 和该图自己的设置。`,
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
  channelPlace: (value: string): Sentence => ({
    en: `"${value}" is no channel of a block; one is written group.block.channel, as 3.2.17.`,
    zh: `“${value}”不是某个残差块的通道；依次写出组、块、通道，如 3.2.17。`,
  }),
  tooMany: (value: string, most: number): Sentence => ({
    en: `"${value}" names more than ${most}.`,
    zh: `“${value}”多于 ${most} 个。`,
  }),
  pair: (value: string, absent: string): Sentence => ({
    en: `"${value}" is neither two whole numbers, as 3,12, nor "${absent}".`,
    zh: `“${value}”既不是 3,12 这样的两个整数，也不是“${absent}”。`,
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
  viewport: (value: string): Sentence => ({
    en: `"${value}" does not say what is shown: "fit" is all of the picture, "4@120,80" a pixel on 4 × 4 of the screen’s, with (120, 80) in the middle.`,
    zh: `“${value}”没有说明显示哪一部分：“fit”是整幅图，“4@120,80”是每个像素占屏幕 4 × 4 个像素，(120, 80) 在正中。`,
  }),
  between: (value: string, from: number, to: number): Sentence => ({
    en: `"${value}" is no number from ${from} to ${to}.`,
    zh: `“${value}”不是 ${from} 到 ${to} 之间的数。`,
  }),
};
