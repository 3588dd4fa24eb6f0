import { attentionShader } from './attention-shader.ts';
import { convolutionShader, type Binding, type ConvolutionShape } from './convolution-shader.ts';
import type { Program } from './dispatcher.ts';
import { scaleAddShader } from './scale-add-shader.ts';
import { conversionShader, mapsAs, type Precision } from './storage.ts';

export interface Programs {
  /** By the binding types of input and output. */
  readonly convolution: Readonly<Record<Binding, Readonly<Record<Binding, Program>>>>;
  /** From quads to quads, with means. */
  readonly convolutionAndMeans: Program;
  readonly attention: Program;
  readonly scaleAdd: Program;
  /** Convert maps to float32, and back. */
  readonly widen: Program;
  readonly narrow: Program;
}

/**
 * Compiles all programs concurrently, for maps stored in `precision`. Rejects with the compiler's message when one does
 * not compile; the device stays usable.
 */
export async function compilePrograms(device: GPUDevice, precision: Precision): Promise<Programs> {
  const compile = (code: string): Promise<Program> =>
    device.createComputePipelineAsync({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code: mapsAs(precision) + code }), entryPoint: 'main' },
    });
  const convolution = (input: Binding, output: Binding, rest: Partial<ConvolutionShape> = {}) =>
    compile(convolutionShader({ input, output, ...rest }));
  // Without an error scope, a failed compilation would fire `uncapturederror`, which counts as device loss.
  device.pushErrorScope('validation');
  const compiling = Promise.all([
    convolution('quads', 'quads'),
    convolution('quads', 'scalars'),
    convolution('scalars', 'quads'),
    convolution('scalars', 'scalars'),
    convolution('quads', 'quads', { pool: true }),
    compile(attentionShader),
    compile(scaleAddShader),
    compile(conversionShader('float32')),
    compile(conversionShader('float16')),
  ]);
  const error = device.popErrorScope();
  const [maps, fromMaps, toMaps, pictures, convolutionAndMeans, attention, scaleAdd, widen, narrow] =
    await compiling;
  const invalid = await error;
  if (invalid) throw new Error(invalid.message);
  return {
    convolution: {
      quads: { quads: maps, scalars: fromMaps },
      scalars: { quads: toMaps, scalars: pictures },
    },
    convolutionAndMeans,
    attention,
    scaleAdd,
    widen,
    narrow,
  };
}
