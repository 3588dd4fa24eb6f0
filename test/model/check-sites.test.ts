import { describe, expect, test } from 'vitest';
import { checkSites } from '../../src/model/check-sites.ts';
import type { RcanConfig } from '../../src/model/config.ts';
import { allSites } from '../../src/model/sites.ts';

const config: RcanConfig = { groups: 2, blocks: 3, features: 8, reduction: 2, scale: 2, colors: 3 };

describe('sites asked for by name', () => {
  test('pass when the network has them', () => {
    expect(() => checkSites(config, allSites(config))).not.toThrow();
  });

  test.each([
    ['body.1.body.7', /no site 'body\.1\.body\.7'\. Nearest are body\.1\.body\.0:input, /],
    [
      'body.0.body.1.body.3.conv_du.9',
      /Nearest are body\.0\.body\.1\.body\.3\.conv_du\.0, body\.0\.body\.1\.body\.3\.conv_du\.1,/,
    ],
    ['tail.0.5', /Nearest are tail\.0\.0, tail\.0\.1;/],
    ['', /no site ''\. Nearest are sub_mean, head\.0,/],
  ])('%s is refused, and the nearest are named', (site, message) => {
    expect(() => checkSites(config, ['head.0', site])).toThrow(message);
  });
});
