import type { FigureWords, Words } from '../../views/shared/look.ts';
import { defineFigure } from '../definition.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'The map of the network: residual in residual',
    caption:
      'From LR to SR: blue paths pass the signal on, orange paths add to it. Below, the selected group and one of its blocks.',
    details:
      'Above, the network from LR to SR; below it the selected residual group, below that one of its blocks. Shapes are height × width × channels for the picture on the page. Inside every block the attention of its channels, the first on top: the fuller the colour, the nearer to 1.',
    tryThis:
      'Follow the blue lines from LR to the last sum: how many convolutions must a low frequency pass through? Then select a group and a block and see what the orange path adds.',
    keys: [
      ['← →', 'walk along the graph'],
      ['↓ ↑', 'lead into what is unfolded, and back'],
      ['Enter', 'selects'],
      ['Tab', 'leads on to the gates, where ↑ ↓ go from one to the next'],
      ['← →', 'shut and open a gate; Home and End do so at once'],
      ['Delete', 'opens it again'],
    ],
  },
  zh: {
    title: '结构图：残差中的残差',
    caption: '从 LR 到 SR：蓝色通路原样传递，橙色支路添加内容。下方是所选的残差组和残差块。',
    details:
      '上方是从 LR 到 SR 的整个网络，其下是所选的残差组，再下是组中的一个残差块。形状为高 × 宽 × 通道数，对应页面上的图像。每个残差块里画着各通道的注意力，第一个通道在最上面；颜色越浓，越接近 1。',
    tryThis:
      '沿着蓝线从 LR 走到最后一个加号：低频要经过几次卷积？再选一个组和一个残差块，看看橙色的支路添上了什么。',
    keys: [
      ['← →', '沿图移动'],
      ['↓ ↑', '进入展开的部分，返回上一层'],
      ['Enter', '选中'],
      ['Tab', '到闸门上，↑ ↓ 换到下一个闸门'],
      ['← →', '关上、打开闸门；Home 和 End 一次到底'],
      ['Delete', '恢复全开'],
    ],
  },
};

export const architectureMap = defineFigure('ArchitectureMap', captions);
