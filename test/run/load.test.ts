import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadTheorems } from '../../src/run/load.ts';
import { SelectionError } from '../../src/run/selection-error.ts';
import { catalogue } from '../../theorems/index.ts';
import { folderOf, theoremText } from './theorem-files.ts';

const ids = async (targets: readonly string[], folder?: string) =>
  (await loadTheorems(targets, folder)).map(({ theorem }) => theorem.id);
const refusal = async (targets: readonly string[], folder?: string) => {
  const error: unknown = await loadTheorems(targets, folder).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SelectionError);
  expect((error as Error).message).not.toContain('\n');
  return (error as Error).message;
};

test('no target is the whole catalogue, in its order', async () => {
  expect(await ids([])).toEqual(catalogue.map(({ id }) => id));
});

test('ids come in the order in which they are named, each once', async () => {
  expect(await ids(['lora-floor', 'fft-overdetermined', 'lora-floor'])).toEqual([
    'lora-floor',
    'fft-overdetermined',
  ]);
});

test('a folder is searched, in order, without tests, declarations, node_modules and hidden folders', async () => {
  const folder = folderOf({
    'b.ts': theoremText({ id: 'in-b' }),
    'a/deep.mts': theoremText({ id: 'in-a' }),
    'c.test.ts': 'throw new Error("a test was loaded")',
    'd.d.ts': 'throw new Error("a declaration was loaded")',
    'node_modules/e/e.js': 'throw new Error("node_modules was loaded")',
    '.hidden/f.ts': 'throw new Error("a hidden folder was loaded")',
    'notes.md': 'not code',
  });
  expect(await ids(['.'], folder)).toEqual(['in-a', 'in-b']);
});

test('TypeScript and JavaScript files of every ending load, from any kind of package', async () => {
  const script = theoremText({ id: 'x' })
    .replace(/interface .*\n/, '')
    .replace(': Point', '');
  const named = (id: string) => script.replace("id: 'x'", `id: '${id}'`);
  const folder = folderOf({
    'a.js': named('js'),
    'b.mjs': named('mjs'),
    'c.mts': theoremText({ id: 'mts' }),
    'd.ts': theoremText({ id: 'ts' }),
    'module/package.json': '{ "type": "module" }',
    'module/e.js': named('js-module'),
  });
  expect(await ids([folder])).toEqual(['js', 'mjs', 'mts', 'ts', 'js-module']);
});

test('a list of theorems is found, and a theorem that another file exports again is judged once', async () => {
  const folder = folderOf({
    'a.ts': `import { written } from './b.ts';\nimport { other } from './c.ts';\nexport default [written, other];\nexport const unrelated = { id: 'x' };`,
    'b.ts': theoremText({ id: 'from-b' }),
    'c.ts': theoremText({ id: 'from-c' }).replace('const written', 'const other'),
  });
  expect(await ids([folder])).toEqual(['from-b', 'from-c']);
});

test('a file can stand on the catalogue', async () => {
  const folder = folderOf({
    'a.ts': "import { catalogue } from 'riskproof/theorems';\nexport const first = catalogue[0];",
  });
  expect(await ids(['a.ts'], folder)).toEqual([catalogue[0]!.id]);
});

test('a folder may hold files that its theorems share', async () => {
  const folder = folderOf({
    'a.ts': `import { id } from './shared/id.ts';\n${theoremText({ id: 'x' }).replace("'x'", 'id')}`,
    'shared/id.ts': "export const id = 'shared-id';",
  });
  expect(await ids(['.'], folder)).toEqual(['shared-id']);
  expect(await refusal(['shared'], folder)).toBe("'shared' exports no theorem");
});

test('a link to a folder of theorems is followed', async () => {
  const folder = folderOf({ 'real/a.ts': theoremText({ id: 'linked' }) });
  symlinkSync(join(folder, 'real'), join(folder, 'link'));
  expect(await ids(['./link'], folder)).toEqual(['linked']);
});

test('an unknown id is answered with the nearest ones', async () => {
  expect(await refusal(['lora-flor'])).toBe(
    "'lora-flor' is neither a theorem of the catalogue nor a path; did you mean lora-floor?",
  );
});

test('a path that leads nowhere is named', async () => {
  const folder = folderOf({ 'notes.md': '', 'empty/notes.md': '' });
  expect(await refusal(['./missing'], folder)).toBe("'./missing' does not exist");
  expect(await refusal(['missing.ts'], folder)).toBe("'missing.ts' does not exist");
  expect(await refusal(['empty'], folder)).toBe("the folder 'empty' has no theorem file");
  expect(await refusal(['notes.md'], folder)).toContain("'notes.md' is not a theorem file");
});

test('a file that does not load is named with its reason, in one line', async () => {
  const folder = folderOf({
    'throws.ts': "throw new Error('out of\\nluck');",
    'exits.ts': 'process.exit(0);',
    'syntax.ts': 'export const = 1;',
    'undeclared.ts': theoremText({ id: 'undeclared', formula: 'n + m' }),
    'unparsable.ts': theoremText({ id: 'unparsable', formula: 'n + (' }),
    'empty-domain.ts': theoremText({ id: 'empty-domain', holdsWhen: 'n > 5, n < 3' }),
    'none.ts': 'export const nothing = 1;',
  });
  const reason = (file: string) => refusal([file], folder);
  expect(await reason('throws.ts')).toBe(`'${join(folder, 'throws.ts')}' cannot be loaded: out of: luck`);
  expect(await reason('exits.ts')).toContain('cannot be loaded: process.exit(0) was called');
  expect(await reason('syntax.ts')).toContain("syntax.ts' cannot be loaded: ");
  expect(await reason('undeclared.ts')).toContain("theorem 'undeclared', claim: 'm' is not declared");
  expect(await reason('unparsable.ts')).toContain("theorem 'unparsable', claim: ");
  expect(await reason('empty-domain.ts')).toContain("theorem 'empty-domain', holdsWhen: no values satisfy");
  expect(await reason('none.ts')).toBe("'none.ts' exports no theorem");
});

test('two theorems with one id are refused, and both places named', async () => {
  const folder = folderOf({ 'a.ts': theoremText({ id: 'twin' }), 'b.ts': theoremText({ id: 'twin' }) });
  expect(await refusal(['.'], folder)).toBe(
    `two theorems have the id 'twin', in ${join(folder, 'a.ts')} and ${join(folder, 'b.ts')}`,
  );
});
