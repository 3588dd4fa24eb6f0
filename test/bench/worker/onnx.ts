import { shuffleFactors } from '../../../src/model/config.ts';
import { convolutions, isMeanShift } from '../../../src/model/convolutions.ts';
import * as sites from '../../../src/model/sites.ts';
import type { Site } from '../../../src/model/sites.ts';
import type { Checkpoint } from '../../../src/checkpoint/read-checkpoint.ts';
import { encodeModel } from './onnx-messages.ts';

/** Numbers that the format gives to a float32 tensor and to the kinds of attributes. */
const float32 = 1;
const attributeType = { int: 2, string: 3, ints: 7 };

interface Node {
  readonly opType: string;
  readonly name: string;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly attribute: readonly Record<string, unknown>[];
}

/** Names of the model's input and output: float32 NCHW with N = 1 and any H and W, in 0..255. */
export const onnxInput = 'lr';
export const onnxOutput = 'sr';

/** The network as an ONNX model of opset 13, for any runtime; values carry the names of their sites. */
export function toOnnx({ config, state }: Pick<Checkpoint, 'config' | 'state'>): Uint8Array {
  const nodes: Node[] = [];
  const add = (opType: string, site: Site, input: string[], attribute: Node['attribute'] = []): string => {
    nodes.push({ opType, name: site, input, output: [site], attribute });
    return site;
  };
  const shapes = convolutions(config);
  const conv = (site: Site, x: string): string => {
    if (isMeanShift(site) && !state.has(sites.weight(site))) return x;
    const { kernel } = shapes.get(site)!;
    const pad = (kernel - 1) / 2;
    return add(
      'Conv',
      site,
      [x, sites.weight(site), sites.bias(site)],
      [ints('kernel_shape', [kernel, kernel]), ints('pads', [pad, pad, pad, pad])],
    );
  };

  const shallow = conv(sites.head, conv(sites.subMean, onnxInput));
  let x = shallow;
  for (let g = 0; g < config.groups; g++) {
    const before = x;
    for (let b = 0; b < config.blocks; b++) {
      const first = add('Relu', sites.blockRelu(g, b), [conv(sites.blockConv1(g, b), x)]);
      const second = conv(sites.blockConv2(g, b), first);
      const z = add('GlobalAveragePool', sites.pooled(g, b), [second]);
      const hidden = add('Relu', sites.hidden(g, b), [conv(sites.squeeze(g, b), z)]);
      const s = add('Sigmoid', sites.attention(g, b), [conv(sites.excite(g, b), hidden)]);
      const rescaled = add('Mul', sites.channelAttention(g, b), [second, s]);
      x = add('Add', sites.block(g, b), [rescaled, x]);
    }
    x = add('Add', sites.group(g), [conv(sites.groupConv(config, g), x), before]);
  }
  x = add('Add', sites.tailInput, [conv(sites.bodyConv(config), x), shallow]);
  shuffleFactors(config.scale).forEach((r, k) => {
    // "CRD" is PyTorch's order: the output channel first, then the row and column of the phase.
    const attributes = [int('blocksize', r), text('mode', 'CRD')];
    x = add('DepthToSpace', sites.shuffle(k), [conv(sites.upConv(k), x)], attributes);
  });
  x = conv(sites.addMean, conv(sites.tailConv, x));
  nodes.push({ opType: 'Identity', name: onnxOutput, input: [x], output: [onnxOutput], attribute: [] });

  return encodeModel({
    irVersion: 8,
    producerName: 'rcan-notebook',
    opsetImport: [{ domain: '', version: 13 }],
    graph: {
      name: 'RCAN',
      node: nodes,
      initializer: [...state].map(([name, { shape, data }]) => ({
        name,
        dims: shape,
        dataType: float32,
        rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
      })),
      input: [picture(onnxInput, config.colors, ['H', 'W'])],
      output: [picture(onnxOutput, config.colors, ['scaled H', 'scaled W'])],
    },
  });
}

const int = (name: string, i: number) => ({ name, i, type: attributeType.int });
const ints = (name: string, values: number[]) => ({ name, ints: values, type: attributeType.ints });
const text = (name: string, s: string) => ({
  name,
  s: new TextEncoder().encode(s),
  type: attributeType.string,
});

/** A float32 picture of one or three channels whose height and width are found when it runs. */
function picture(name: string, colors: number, size: readonly string[]): Record<string, unknown> {
  const dim = [{ dimValue: 1 }, { dimValue: colors }, ...size.map((dimParam) => ({ dimParam }))];
  return { name, type: { tensorType: { elemType: float32, shape: { dim } } } };
}
