import { describe, expect, it } from 'vitest';
import {
  convolutionSite,
  levelsTo,
  placeOfSite,
  siteOf,
  sitesShown,
  type Place,
} from '../../../src/views/explorer/place.ts';

const config = { groups: 5, blocks: 5, features: 32, reduction: 8, scale: 2, colors: 3 } as const;
const at = (part: Partial<Place>): Place => ({
  level: 'network',
  group: 2,
  block: 4,
  convolution: 'first',
  ...part,
});

describe('a place in the explorer', () => {
  it.each([
    [{ level: 'network' }, ['network']],
    [{ level: 'block' }, ['network', 'group', 'block']],
    [{ level: 'number', convolution: 'second' }, ['network', 'group', 'block', 'convolution', 'number']],
    [{ level: 'convolution', convolution: 'closing' }, ['network', 'group', 'convolution']],
    [{ level: 'convolution', convolution: 'head' }, ['network', 'convolution']],
    [{ level: 'convolution', convolution: 'upsampling' }, ['network', 'upsampler', 'convolution']],
  ] as const)('of %j is reached by %j', (part, path) => {
    expect(levelsTo(at(part))).toEqual(path);
  });

  it('names the convolutions as checkpoints do', () => {
    const sites = (['first', 'second', 'closing', 'head', 'body', 'upsampling', 'last'] as const).map(
      (convolution) => convolutionSite(config, at({ convolution })),
    );
    expect(sites).toEqual([
      'body.2.body.4.body.0',
      'body.2.body.4.body.2',
      'body.2.body.5',
      'head.0',
      'body.5',
      'tail.0.0',
      'tail.1',
    ]);
  });

  it.each([
    ['body.2.body.4.body.3.conv_du', 'block'],
    ['body.2.body.4.body.2', 'convolution'],
    ['body.2.body.5', 'convolution'],
    ['body.2', 'group'],
    ['tail:input', 'network'],
    ['tail.0.1', 'upsampler'],
    ['tail.1', 'convolution'],
  ])('the site %s is shown at the level %s', (site, level) => {
    expect(placeOfSite(config, site).level).toBe(level);
  });

  it('asks for the maps that it shows, and no others', () => {
    expect(sitesShown(config, at({}), false)).toEqual([]);
    expect(sitesShown(config, at({}), true)).toEqual(['body.0', 'body.1', 'body.2', 'body.3', 'body.4']);
    expect(sitesShown(config, at({ level: 'number', convolution: 'second' }), false)).toEqual([
      'body.2.body.4.body.1',
      'body.2.body.4.body.2',
    ]);
    expect(siteOf(config, at({ level: 'block' }))).toBe('body.2.body.4');
  });
});
