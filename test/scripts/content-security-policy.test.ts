import { expect, test } from 'vitest';
import { folderPolicyFor, inlineScripts, policyFor } from '../../scripts/content-security-policy.ts';

/** The sources of a directive. */
const sources = (policy: string, name: string): string[] | undefined =>
  policy
    .split('; ')
    .map((directive) => directive.split(' '))
    .find(([first]) => first === name)
    ?.slice(1);

test('the inline scripts of a page are those that name no file', () => {
  const html = `<script>
  a();
</script><script type="module" crossorigin src="./main.js"></script><script type="module">b()</script>`;
  expect(inlineScripts(html)).toEqual(['\n  a();\n', 'b()']);
});

test('a policy lets inline scripts run by their hashes, and no others', () => {
  const policy = policyFor(['alert(1)', 'alert(1)']);
  // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
  const hash = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
  expect(sources(policy, 'script-src')).toEqual(["'self'", "'wasm-unsafe-eval'", hash]);
  expect(sources(policyFor([]), 'script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
});

test('a hash is that of the code as browsers read it, whatever ends its lines', () => {
  expect(policyFor(['a();\r\nb();'])).toBe(policyFor(['a();\nb();']));
});

test('nothing comes from or goes to other sites', () => {
  const policy = policyFor([]);
  expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'/);
  expect(sources(policy, 'default-src')).toEqual(["'none'"]);
  for (const name of ['base-uri', 'form-action']) expect(sources(policy, name)).toEqual(["'none'"]);
  expect(policy).not.toContain('"');
});

test('fonts are those of the site, and in the folder those within its style sheet', () => {
  expect(sources(policyFor([]), 'font-src')).toEqual(["'self'"]);
  expect(sources(folderPolicyFor([]), 'font-src')).toEqual(['data:']);
});

test('the folder version reaches no network at all', () => {
  const policy = folderPolicyFor([]);
  expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'|'self'/);
  expect(sources(policy, 'default-src')).toEqual(["'none'"]);
  expect(sources(policy, 'connect-src')).toEqual(['data:']);
});
