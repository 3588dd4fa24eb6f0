import { Tensor } from 'onnxruntime-web/wasm';
import { expect, test } from 'vitest';
import { addMean } from '../../src/model/sites.ts';
import { relativeError } from '../fixtures/compare-sites.ts';
import { loadReference, referenceNames } from '../fixtures/reference-files.ts';
import { onnxInput, onnxOutput, toOnnx } from './onnx.ts';
import { ortSession } from './ort-session.ts';

test.each(referenceNames)('%s: the ONNX model in onnxruntime agrees with PyTorch', async (name) => {
  const reference = loadReference(name);
  const session = await ortSession(toOnnx(reference));
  try {
    const { shape, data } = reference.input;
    const { [onnxOutput]: output } = await session.run({ [onnxInput]: new Tensor('float32', data, shape) });
    const wanted = reference.sites.get(addMean)!;
    expect(output!.dims).toEqual(wanted.shape);
    expect(relativeError((await output!.getData()) as Float32Array, wanted.data)).toBeLessThan(1e-5);
  } finally {
    await session.release();
  }
});
