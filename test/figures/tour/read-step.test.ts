import { describe, expect, it } from 'vitest';
import { readStep } from '../../../src/figures/tour/read-step.ts';
import { reading } from '../../../src/figures/tour/tour.svelte.ts';

describe('a step of a guided tour', () => {
  it('sets the view and the figure, and says a sentence', () => {
    expect(readStep('Explorer', 'level: block; site: body.2.body.1; channel: 4 | One block.')).toEqual({
      value: {
        view: { site: 'body.2.body.1', channel: 4 },
        settings: { level: 'block' },
        sentence: 'One block.',
      },
    });
  });

  it('may set nothing', () => {
    expect(readStep('Explorer', '| Look first.')).toEqual({
      value: { view: {}, settings: {}, sentence: 'Look first.' },
    });
  });

  it('takes edits with semicolons between them, and a line that stands in its sentence', () => {
    const read = readStep(
      'ArchitectureMap',
      'edits: gate@body.0=0;gate@body.1=0.5; site: body.1 | Shut | half.',
    );
    expect(read).toMatchObject({
      value: {
        view: {
          edits: [
            { kind: 'gate', site: 'body.0', value: 0 },
            { kind: 'gate', site: 'body.1', value: 0.5 },
          ],
          site: 'body.1',
        },
        sentence: 'Shut | half.',
      },
    });
  });

  it.each([
    ['no sentence', 'Explorer', 'level: block', /needs its sentence/],
    ['an empty one', 'Explorer', 'level: block | ', /needs its sentence/],
    ['no property', 'Explorer', 'block | One block.', /"block" of the step is no "property: value"/],
    ['a strange property', 'Explorer', 'depth: 3 | One block.', /depth/],
    ['a strange value', 'Explorer', 'level: cellar | One block.', /"cellar" is not one of/],
    ['the id', 'Explorer', 'id: other | One block.', /"id" cannot be set by a step/],
    ['what is no figure', 'Question', '| What?', /no figure/],
  ] as const)('with %s is refused with what is wrong', (_, cell, text, wrong) => {
    const read = readStep(cell, text);
    expect('problem' in read && read.problem.en).toMatch(wrong);
    expect('problem' in read && read.problem.zh).toMatch(/\p{Script=Han}/u);
  });

  it('is shown for as long as its sentence takes to read, in either language', () => {
    expect(reading('Ten words that a class reads together take some seconds.')).toBeGreaterThan(4000);
    expect(reading('全班一起读完这十几个字也要几秒钟。')).toBeGreaterThan(4000);
  });
});
