import { expect, test, vi } from 'vitest';
import { scriptWithin, trustOwnScripts } from '../../src/engine/trusted-scripts.ts';

const site = 'https://example.org/notebook/';

test.each([`${site}assets/worker-1a2b3c4d.js`, `${site}service-worker.js`])(
  'a script of the site: %s',
  (url) => {
    expect(scriptWithin(site, url)).toBe(url);
  },
);

test.each([
  'https://example.org/other/worker.js',
  `${site}../other/worker.js`,
  `${site}%2e%2e/other/worker.js`,
  'https://example.org.evil.example/notebook/worker.js',
  'http://example.org/notebook/worker.js',
  '//evil.example/notebook/worker.js',
  'blob:https://example.org/notebook/5c3a',
  'data:text/javascript,alert(1)',
  'javascript:alert(1)',
])('none of it: %s', (url) => {
  expect(scriptWithin(site, url)).toBeNull();
});

test('the policy is created once, though the file be evaluated twice', () => {
  const types: NonNullable<typeof trustedTypes> = { defaultPolicy: null, createPolicy: vi.fn() };
  trustOwnScripts(types);
  expect(types.createPolicy).toHaveBeenCalledOnce();
  trustOwnScripts({ ...types, defaultPolicy: {} });
  expect(types.createPolicy).toHaveBeenCalledOnce();
});

test('where there are no Trusted Types, none is needed', () => {
  expect(() => trustOwnScripts(undefined)).not.toThrow();
});
