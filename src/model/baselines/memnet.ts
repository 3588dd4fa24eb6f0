import { buildStructure, type Structure } from './structure.ts';

/**
 * MemNet M6R6: Y. Tai, J. Yang, X. Liu, C. Xu, "MemNet: A Persistent Memory Network for Image Restoration", ICCV 2017,
 * arXiv 1708.02209. Six memory blocks; in each a residual unit runs six times with the same weights (short-term
 * memory), and a gate of 1x1 convolution weighs its six results and those of all blocks before (long-term memory).
 * The same convolution reconstructs a picture from each block's result; their weighted sum is the output
 * (multi-supervised).
 *
 * | layer                                    | kernel | channels             | parameters            |
 * | ---------------------------------------- | ------ | -------------------- | --------------------- |
 * | normalise, ReLU, feature                 | 3      | 1 -> 64              | its own               |
 * | block m = 0..5: 6 x                      |        |                      |                       |
 * | ... normalise, ReLU, memory.m.conv_a     | 3      | 64 -> 64             | the same 6 times      |
 * | ... normalise, ReLU, memory.m.conv_b     | 3      | 64 -> 64             | the same 6 times      |
 * | ... + the recursion's input              |        |                      |                       |
 * | normalise, ReLU, memory.m.gate           | 1      | (6 + m + 1) 64 -> 64 | its own               |
 * | normalise, ReLU, reconstruction, + input | 3      | 64 -> 1              | the same for 6 blocks |
 * | ensemble                                 | 1      | 6 -> 1               | its own               |
 *
 * The published 677 K are the filters: 676,992, to which the ensemble adds 6 numbers, and normalisation and biases are
 * not counted. There are no biases here. The published multiply-adds leave out five of the six reconstructions.
 */
export function memnet({ blocks = 6, recursions = 6, features = 64 } = {}): Structure {
  return buildStructure(0, (net) => {
    const activate = (x: Parameters<typeof net.relu>[0], name: string) => net.relu(net.normalize(x, name));
    const longTerm = [net.conv(activate(net.luma, 'bn_feature'), 'feature', { outputs: features })];
    const pictures = [];
    for (let m = 0; m < blocks; m++) {
      const shortTerm = [];
      let maps = longTerm.at(-1)!; // [1, H, W, 64]
      for (let r = 0; r < recursions; r++) {
        const a = net.conv(activate(maps, `memory.${m}.unit.${r}.bn_a`), `memory.${m}.conv_a`, {
          outputs: features,
        });
        const b = net.conv(activate(a, `memory.${m}.unit.${r}.bn_b`), `memory.${m}.conv_b`, {
          outputs: features,
        });
        maps = net.add(b, maps);
        shortTerm.push(maps);
      }
      const memories = net.concat(...longTerm, ...shortTerm); // [1, H, W, (6 + m + 1) 64]
      const gate = { kernel: 1, outputs: features };
      longTerm.push(net.conv(activate(memories, `memory.${m}.bn_gate`), `memory.${m}.gate`, gate));
      const residual = net.conv(activate(longTerm.at(-1)!, `bn_reconstruction.${m}`), 'reconstruction', {
        outputs: 1,
      });
      pictures.push(net.add(residual, net.luma));
    }
    return net.conv(net.concat(...pictures), 'ensemble', { kernel: 1, outputs: 1 });
  });
}
