import { attentionShader } from './attention-shader.ts';
import { convolutionShader, type Binding } from './convolution-shader.ts';
import type { Program } from './dispatcher.ts';
import { scaleAddShader } from './scale-add-shader.ts';

export interface Programs {
  /** By how input and output are bound. */
  readonly convolution: Readonly<Record<Binding, Readonly<Record<Binding, Program>>>>;
  readonly attention: Program;
  readonly scaleAdd: Program;
}

/** Compiles all programs at once. Rejects with the compiler's words when one does not compile. */
export async function compilePrograms(device: GPUDevice): Promise<Programs> {
  const compile = (code: string): Promise<Program> =>
    device.createComputePipelineAsync({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code }), entryPoint: 'main' },
    });
  const convolution = (input: Binding, output: Binding): Promise<Program> =>
    compile(convolutionShader({ input, output }));
  const [maps, fromMaps, toMaps, pictures, attention, scaleAdd] = await Promise.all([
    convolution('vec4', 'vec4'),
    convolution('vec4', 'scalar'),
    convolution('scalar', 'vec4'),
    convolution('scalar', 'scalar'),
    compile(attentionShader),
    compile(scaleAddShader),
  ]);
  return {
    convolution: { vec4: { vec4: maps, scalar: fromMaps }, scalar: { vec4: toMaps, scalar: pictures } },
    attention,
    scaleAdd,
  };
}
