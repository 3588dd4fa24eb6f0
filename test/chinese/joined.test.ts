import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { ReaderError, type ReaderErrorCode } from '../../src/image/reader-error.ts';
import { sentence } from '../../src/session/locale/errors.ts';
import { wrongMarks } from './marks.ts';
import { argumentsFor } from './samples.ts';
import { chineseFiles } from './strings.ts';
import { refusedIn } from './terms.ts';

const root = new URL('../../', import.meta.url);
/** Files whose exports are words, or functions that return them. */
const files = chineseFiles.filter((file) => /(?:words|problems)\.ts$/.test(file));
const pathOf = (file: string) => fileURLToPath(new URL(file, root));

let program: ts.Program;
beforeAll(() => {
  const config = ts.readConfigFile(pathOf('tsconfig.page.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, pathOf('.'));
  program = ts.createProgram(files.map(pathOf), options);
});

interface Said {
  readonly name: string;
  readonly text: string;
}

/** Every text that comes of a value of a module, called with samples of what it takes; of two languages, the Chinese. */
function saidBy(
  value: unknown,
  type: ts.Type,
  name: string,
  isChinese: boolean,
  checker: ts.TypeChecker,
): Said[] {
  if (typeof value === 'string') return isChinese ? [{ name, text: value }] : [];
  if (typeof value === 'function') {
    const [signature] = type.getCallSignatures();
    if (!signature) return [];
    const returned = checker.getReturnTypeOfSignature(signature);
    return argumentsFor(signature, checker).flatMap((given) =>
      saidBy(
        (value as (...given: unknown[]) => unknown)(...given),
        returned,
        `${name}(${JSON.stringify(given)})`,
        isChinese,
        checker,
      ),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  const isPair = 'zh' in value && 'en' in value;
  return Object.entries(value).flatMap(([key, part]) => {
    if (isPair && key !== 'zh') return [];
    const symbol = type.getProperty(key);
    const own = symbol
      ? checker.getTypeOfSymbol(symbol)
      : (type.getStringIndexType() ?? type.getNumberIndexType());
    return own ? saidBy(part, own, `${name}.${key}`, isChinese || isPair, checker) : [];
  });
}

const known = new Map<string, Promise<Said[]>>();

/** All that a file says, which is put together once. */
function saidIn(file: string): Promise<Said[]> {
  const said = known.get(file) ?? readFrom(file);
  known.set(file, said);
  return said;
}

async function readFrom(file: string): Promise<Said[]> {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(pathOf(file));
  const symbol = source && checker.getSymbolAtLocation(source);
  if (!symbol) throw new Error(`${file} is no module.`);
  const values = (await import(pathOf(file))) as Record<string, unknown>;
  return checker.getExportsOfModule(symbol).flatMap((exported) => {
    const value = values[exported.name];
    return value === undefined
      ? []
      : saidBy(value, checker.getTypeOfSymbol(exported), exported.name, false, checker);
  });
}

const wrongIn = (said: readonly Said[]) =>
  said.flatMap(({ name, text }) =>
    [...wrongMarks(text), ...refusedIn(text)].map((found) => `${name}: ${found}`),
  );

describe('Chinese that is put together in code', () => {
  it.each(files)('has its marks and spaces, whatever is put in: %s', async (file) => {
    const said = await saidIn(file);
    expect(wrongIn(said)).toEqual([]);
  });

  it('is called for most of it', async () => {
    const said = (await Promise.all(files.map(saidIn))).flat();
    expect(said.length).toBeGreaterThan(2000);
  });

  const codes = {
    'not-an-image': {},
    'unsupported-format': { format: 'TIFF' },
    'png-only': { format: 'JPEG' },
    'empty-file': {},
    'truncated-image': {},
    'image-too-large': { width: 9000, height: 9000, longest: 8192 },
    'image-too-small': { width: 2, height: 2, least: 3 },
    'spectrum-too-small': { width: 2, height: 2, least: 8 },
    'not-a-checkpoint': {},
    'checkpoint-unsupported': { name: 'body.0' },
    'checkpoint-scale': {},
    'system-scale': { system: 'A+', scale: 8, scales: '2、3、4' },
    'unknown-site': { site: 'body.9' },
    'bad-edit': { entry: 1, property: 'site', site: 'body.9' },
    'edits-left-out': { places: 'body.9', count: 2 },
    'out-of-memory': { need: 5000, limit: 3072, backend: 'wasm', width: 900, height: 600 },
    'backend-unavailable': { backend: 'webgpu' },
    'backend-stopped': { backend: 'webgl' },
    'thread-stopped': { work: 'measuring' },
    'file-unreadable': {},
    'figure-too-large': { width: 9000, height: 9000 },
    'figure-not-saved': { reason: 'x' },
    'bad-training': { property: 'steps', value: 0, range: '1 to 10' },
    'bad-training-picture': {
      reason: 'small',
      name: 'a.png',
      width: 9,
      height: 9,
      scale: 2,
      patch: 24,
      least: 48,
    },
    'training-diverged': { step: 7 },
    'training-too-large': { need: 2048, limit: 1024 },
    'notebook-renewed': {},
    'code-missing': {},
    'lesson-missing': {},
    'lesson-compiler-missing': {},
    'lesson-too-large': { megabytes: 2, most: 1 },
    'lesson-not-text': {},
    'figure-missing': {},
    'bad-argument': {},
  } as const satisfies Record<ReaderErrorCode, Record<string, string | number>>;

  it.each(Object.entries(codes))(
    'has its marks and spaces in a sentence for an error: %s',
    (code, details) => {
      const error = new ReaderError(code as ReaderErrorCode, '', { file: 'a.png', ...details });
      const text = sentence(error, 'zh');
      expect(wrongIn([{ name: code, text }])).toEqual([]);
    },
  );
});
