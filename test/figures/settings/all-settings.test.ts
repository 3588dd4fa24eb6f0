import { describe, expect, test } from 'vitest';
import { cellNames, definitionOf } from '../../../src/figures/registry.ts';
import type { Setting } from '../../../src/figures/settings/setting.ts';

const all = cellNames.flatMap((name) =>
  Object.entries(definitionOf(name).settings).map(([key, setting]) => [name, key, setting] as const),
);
const read = (setting: Setting<unknown>, text: string) => {
  const found = setting.read(text);
  return 'value' in found ? found.value : found.problem.en;
};

describe.each(all)('%s: %s', (name, key, setting) => {
  test('begins with what its own text says', () => {
    expect(read(setting, setting.write(setting.initial))).toEqual(setting.initial);
  });

  test('is written in characters that an address carries as they are', () => {
    expect(setting.write(setting.initial)).toMatch(/^[A-Za-z0-9_.,+@-]+$/);
    expect(key).toMatch(/^[a-zA-Z][\w-]*$/);
  });

  test('takes the name of no property of the same figure', () => {
    expect(Object.keys(definitionOf(name).properties)).not.toContain(key);
  });

  test('says what is wrong with a text that it cannot read, in both languages', () => {
    const found = setting.read('?');
    expect('problem' in found && found.problem.en).toContain('"?"');
    expect('problem' in found && found.problem.zh).toContain('?');
  });
});
