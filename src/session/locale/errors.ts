import { ReaderError, type ReaderErrorCode } from '../../image/reader-error.ts';
import type { ThreadWork } from '../rpc/worker-thread.ts';
import type { Locale } from '../../views/shared/look.ts';
import { spaced } from '../../views/shared/spaced.ts';

type Details = ReaderError['details'];

const threadWork: Readonly<Record<ThreadWork, string>> = {
  pictures: '读取图片并计算分数',
  measuring: '进行测量',
  lessons: '读取讲义',
  training: '训练网络',
};

/** The Chinese sentence of each code. Details that a thrower may leave out are worded so that they can be absent. */
const chinese: Readonly<Record<ReaderErrorCode, (d: Details) => string>> = {
  'not-an-image': (d) => `${file(d)}不是图片。请选择 PNG、JPEG、WebP、GIF、BMP 或 AVIF 文件。`,
  'unsupported-format': (d) =>
    `${file(d)}的格式${d.format ? `（${d.format}）` : ''}不受支持。请先转换为 PNG 或 JPEG。`,
  'png-only': (d) =>
    `${file(d)}${d.format ? `是 ${d.format}，` : ''}这个浏览器只能在这里打开 PNG。请另存为 PNG，或换用较新的浏览器。`,
  'empty-file': (d) => `${file(d)}是空的（0 字节）。请重新选择或下载。`,
  'truncated-image': (d) => `${file(d)}不完整或已损坏。请重新下载，或另存为 PNG 或 JPEG。`,
  'image-too-large': (d) =>
    `${file(d)}${d.width ? `有 ${d.width} × ${d.height} 像素，` : ''}超过${d.longest ? `每边 ${d.longest}` : ' 1600 万'} 像素的上限。请先裁剪或缩小。`,
  'image-too-small': (d) =>
    `${d.file ? file(d) : '图片'}${d.width ? `只有 ${d.width} × ${d.height} 像素，` : ''}太小${d.least ? `，每边至少要 ${d.least} 像素` : ''}。请换一张大一些的图片。`,
  'spectrum-too-small': (d) =>
    `图片或特征图${d.width ? `只有 ${d.width} × ${d.height} 像素，` : ''}太小，无法计算频谱，每边至少要 ${d.least ?? 8} 像素。请换一张大一些的图片。`,
  'not-a-checkpoint': (d) =>
    `${file(d)}不是 RCAN 检查点。请选择官方代码保存的 .pt 文件，或 .safetensors 文件。`,
  'checkpoint-unsupported': (d) =>
    `检查点里的网络与 RCAN 的结构不符${d.name ? `（${d.name}）` : ''}，无法载入。`,
  'checkpoint-scale': () => '检查点的倍率与所选倍率不同。',
  'system-scale': (d) =>
    `${spaced(`${d.system}不能`)}放大 ${d.scale} 倍，只能放大 ${d.scales} 倍。请换一个倍率或方法。`,
  'unknown-site': (d) => `这个网络里没有位置${d.site ? ` ${d.site}` : ''}。`,
  'bad-edit': (d) =>
    d.entry === undefined
      ? '修改列表无法读取，没有作任何修改。'
      : `修改列表的第 ${d.entry} 项（从 0 数起）有误${d.property ? `：请检查 ${d.property}${d.site ? `（${d.site}）` : ''}` : ''}${d.most === undefined ? '' : `，应在 ${d.least} 到 ${d.most} 之间`}，没有作任何修改。`,
  'bad-training': (d) =>
    `训练设置 ${d.property} 不能是 ${d.value}，可取${/[\d]/.test(String(d.range)) ? '范围' : ''}：${d.range}。`,
  'bad-training-picture': (d) =>
    d.reason === 'none'
      ? '没有可供训练的图片，请至少选择一张。'
      : d.reason === 'grey'
        ? '可供训练的图片都是灰度图，三通道的网络从中学不到颜色。请加入彩色图片，或改用单通道网络。'
        : `${spaced(`${d.name}只有`)} ${d.width} × ${d.height} 像素，放大 ${d.scale} 倍、图块 ${d.patch} 像素时，每边至少要 ${d.least} 像素。请改用小一些的图块，或不用这张图片。`,
  'training-too-large': (d) =>
    `这样训练，每一步约需 ${d.need} MiB 内存，上限是 ${d.limit} MiB。请减少残差块或特征通道，或缩小批或图块。`,
  'training-diverged': (d) => `训练在第 ${d.step} 步停止：损失已不是有限的数。请降低学习率，重新开始。`,
  'notebook-renewed': () => '本页打开之后，笔记本已经更新，旧版的一部分已不存在。请重新载入本页。',
  'code-missing': () =>
    '笔记本有一部分没有载入：网络中断，或本页打开之后笔记本已经更新。请检查网络，然后重新载入本页。',
  'lesson-missing': () => '这一页的文字没有载入。请检查网络，然后再点一次链接，或重新载入本页。',
  'figure-too-large': (d) =>
    `这幅图${d.width ? `有 ${d.width} × ${d.height} 像素，` : ''}太大，无法存成图片。请收起其中一部分，或只保存数据。`,
  'figure-not-saved': (d) =>
    `没能把这幅图存成图片${d.reason ? `（${d.reason}）` : ''}。请保存数据，或再试一次，或换一个浏览器。`,
  'lesson-compiler-missing': () => '读取讲义的程序没有载入。请检查网络，然后再试一次。',
  'lesson-too-large': (d) =>
    `${file(d)}有 ${d.megabytes} MB，讲义最多 ${d.most} MB。请把其中的图片变小，或分成两课。`,
  'lesson-not-text': (d) => `${file(d)}不是 UTF-8 编码的文字。请以该编码另存为纯文本，再打开。`,
  'figure-missing': () => '这幅图的程序没有载入。请检查网络，然后重新绘制或重新载入本页。',
  'edits-left-out': (d) =>
    `这个网络里没有 ${d.places} 这样的位置，已删除那里的 ${d.count} 处修改，其余保留。`,
  'out-of-memory': (d) => {
    const numbers = d.need
      ? `约需 ${d.need} MiB 内存，而 ${d.backend} 后端只有 ${d.limit} MiB`
      : '需要的内存超出当前后端的上限';
    return `这张图片${numbers}。请${d.width ? `裁剪到约 ${d.width} × ${d.height} 像素` : '选取小一些的部分'}，或换一个后端。`;
  },
  'backend-unavailable': (d) => {
    if (d.missing)
      return '网络要在模块 Worker 中运行，而此浏览器没有启动它。请换用较新的浏览器；本页要通过 http 或 https 打开，不能当作文件直接打开。';
    if (d.backend) return `计算后端 ${d.backend} 在此浏览器中不可用。请换一个后端。`;
    return '此浏览器没有可用的计算后端，网络无法运行。请换用较新的浏览器。';
  },
  'backend-stopped': (d) =>
    `计算后端${d.backend ? ` ${d.backend} ` : ''}停止了工作，${d.givenUp ? '且不止一次，已换用另一个；可在计算后端的列表里重新启用' : '正在重新启动'}。页面上仍是上一次的结果。`,
  'thread-stopped': (d) =>
    `笔记本中${threadWork[d.work as ThreadWork]}的部分停止了，现已重新启动。请再试一次。`,
  'file-unreadable': (d) => `${file(d)}读取失败。请检查网络或文件，然后重试。`,
  'bad-argument': () => '请求有误。',
};

function file(details: Details): string {
  const name = details.file ?? details.name;
  return name === undefined ? '文件' : `“${name}”`;
}

/** The sentence for something that went wrong, in the reader's language. */
export function sentence(error: Error, locale: Locale): string {
  if (locale === 'en') return error.message;
  if (!(error instanceof ReaderError)) return `发生意外错误：${error.message}`;
  return chinese[error.code](error.details);
}
