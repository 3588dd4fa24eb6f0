import { expect, it } from 'vitest';
import { convolutionInput } from '../../src/model/convolution-input.ts';

const config = { groups: 2, blocks: 3, features: 8, reduction: 2, scale: 4, colors: 3 } as const;

it.each([
  ['head.0', 'sub_mean'],
  ['body.1.body.2.body.0', 'body.1.body.2:input'],
  ['body.1.body.2.body.2', 'body.1.body.2.body.1'],
  ['body.0.body.3', 'body.0.body.2'],
  ['body.2', 'body.1'],
  ['tail.0.0', 'tail:input'],
  ['tail.0.2', 'tail.0.1'],
  ['tail.1', 'tail.0.3'],
])('the convolution at %s reads the maps of %s', (site, input) => {
  expect(convolutionInput(config, site)).toBe(input);
});

it('knows no input of what is no convolution of 3 x 3', () => {
  expect(() => convolutionInput(config, 'body.0.body.1.body.3.conv_du.0')).toThrow('no 3x3 convolution');
});
