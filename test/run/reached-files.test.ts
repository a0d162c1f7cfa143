import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { readOnce } from '../../src/run/file-contents.ts';
import { UnknownReachError } from '../../src/run/named-files.ts';
import { namedFiles, reachedFiles } from '../../src/run/reached-files.ts';
import { resolveModule } from '../../src/run/theorem-file.ts';
import { folderOf } from './theorem-files.ts';

/** What a.ts of the folder reaches beside itself, relative to the folder. */
function reached(folder: string, file = 'a.ts'): string[] {
  const contents = readOnce();
  const files = reachedFiles(join(folder, file), (next) => namedFiles(next, contents, resolveModule));
  return files.map((path) => relative(folder, path)).filter((path) => path !== file);
}

const reachOf = (text: string, others: readonly string[]) =>
  reached(folderOf({ 'a.ts': text, ...Object.fromEntries(others.map((name) => [name, ''])) }));

test.each([
  ["import { x } from './b.ts';", 'b.ts'],
  ["import { x } from './b.js';", 'b.ts'],
  ["import { x } from './b.mjs';", 'b.mts'],
  ['export * from "./b";', 'b.ts'],
  ["import './b';", 'b/index.ts'],
  ["import x from '.';", 'index.ts'],
  ["const x = await import('./b.ts?fresh=1');", 'b.ts'],
  ["const x = require('./b.json');", 'b.json'],
  ["readFileSync(new URL('./data/risk.csv', import.meta.url));", 'data/risk.csv'],
  ["readFileSync(join(import.meta.dirname, 'risk.csv'));", 'risk.csv'],
  [`readFileSync(new URL(\`./data/\${name}.csv\`, import.meta.url));`, 'data/risk.csv'],
  ["readFileSync(new URL('./data/' + name, import.meta.url));", 'data/deep/risk.csv'],
  [`// don't forget the author's\nimport x from "./it's.ts";`, "it's.ts"],
  ["const x = 'a' + f('b', './c.ts'); // '", 'c.ts'],
])('%s', (text, found) => {
  expect(reachOf(text, [found, 'unrelated.ts', 'other/unrelated.csv'])).toEqual([found]);
});

test('what is reached reaches further, around circles, to data as well', () => {
  const folder = folderOf({
    'a.ts': "import './one/b.ts';",
    'one/b.ts': "import '../a.ts'; import '../two/c.ts';",
    'two/c.ts': "read('./d.json');",
    'two/d.json': '"./e.json"',
    'two/e.json': 'not reached: data names nothing',
  });
  expect(reached(folder)).toEqual(['one/b.ts', 'two/c.ts', 'two/d.json']);
});

test('a file that is a link reaches what lies beside it and beside the real one', () => {
  const folder = folderOf({ 'real/x.ts': "import './b.ts';", 'real/b.ts': '', 'b.ts': '' });
  symlinkSync(join(folder, 'real/x.ts'), join(folder, 'a.ts'));
  expect(reached(folder)).toEqual(['b.ts', 'real/b.ts']);
});

test("a package's own names and linked packages are followed, installed packages are not", () => {
  const folder = folderOf({
    'package.json': '{ "type": "module", "imports": { "#lemmas": "./lemmas/all.ts" } }',
    'a.ts': "import '#lemmas'; import 'installed'; import 'linked'; import 'node:fs'; import 'missing';",
    'lemmas/all.ts': '',
    'node_modules/installed/package.json': '{ "name": "installed", "exports": "./i.js" }',
    'node_modules/installed/i.js': '',
    'packages/linked/package.json': '{ "name": "linked", "exports": { "import": "./l.js" } }',
    'packages/linked/l.js': "import './m.js';",
    'packages/linked/m.js': '',
  });
  symlinkSync(join(folder, 'packages/linked'), join(folder, 'node_modules/linked'));
  expect(reached(folder).map((path) => path.replace('node_modules/', 'packages/'))).toEqual([
    'lemmas/all.ts',
    'packages/linked/l.js',
    'packages/linked/m.js',
  ]);
});

test('a folder with too many files is no answer', () => {
  const names = Array.from({ length: 501 }, (_, i) => `many/${i}.csv`);
  expect(() => reachOf("read('./many/' + name);", names)).toThrow(UnknownReachError);
});
