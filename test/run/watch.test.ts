import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { SelectionError } from '../../src/run/selection-error.ts';
import { watchTheorems } from '../../src/run/watch.ts';
import { folderOf } from './theorem-files.ts';

function watching(files: Record<string, string>, targets: readonly string[]) {
  const folder = folderOf(files);
  const { changed, close } = watchTheorems(targets, folder);
  onTestFinished(close);
  const { signal } = new AbortController();
  return {
    write: (name: string, text: string) => writeFileSync(join(folder, name), text),
    folder,
    changed: async () => (await changed(signal)).map((file) => relative(folder, file)).sort(),
  };
}

test('a change is told once, whether it happens before or while one waits', async () => {
  const { write, changed } = watching({ 'a.ts': "import './b/b.ts';", 'b/b.ts': '' }, ['a.ts']);
  write('a.ts', "import './b/b.ts'; // edited");
  expect(await changed()).toEqual(['a.ts']);
  const next = changed();
  write('b/b.ts', 'edited');
  expect(await next).toEqual(['b/b.ts']);
});

test('a new file, a removed one, one that replaces another, and data', async () => {
  const { write, changed, folder } = watching({ 'mine/a.ts': '', 'data/x.csv': '' }, ['mine']);
  const added = changed();
  mkdirSync(join(folder, 'mine/deep'));
  write('mine/deep/c.ts', "read('../../data/x.csv');");
  expect(await added).toEqual(['data/x.csv', 'mine/deep/c.ts']);
  const data = changed();
  write('data/x.csv', '1');
  expect(await data).toEqual(['data/x.csv']);
  const replaced = changed();
  write('mine/.a.ts.swap', 'as an editor saves');
  renameSync(join(folder, 'mine/.a.ts.swap'), join(folder, 'mine/a.ts'));
  expect(await replaced).toEqual(['mine/a.ts']);
  const removed = changed();
  rmSync(join(folder, 'mine'), { recursive: true });
  expect(await removed).toContain('mine/a.ts');
});

test('a hidden folder that is named is watched', async () => {
  const { write, changed } = watching({ '.mine/a.ts': '' }, ['.mine']);
  const next = changed();
  write('.mine/b.ts', '');
  expect(await next).toEqual(['.mine/b.ts']);
});

test('what is saved as it was, a report, and a file of another kind are no changes', async () => {
  const { write, changed, folder } = watching({ 'a.ts': '' }, ['.']);
  const next = changed();
  utimesSync(join(folder, 'a.ts'), new Date(), new Date());
  write('a.ts', '');
  write('report.json', '{}');
  write('a.test.ts', '');
  await new Promise((done) => setTimeout(done, 500));
  write('b.ts', '');
  expect(await next).toEqual(['b.ts']);
});

test('an aborted wait is over', async () => {
  const { changed, close } = watchTheorems(['a.ts'], folderOf({ 'a.ts': '' }));
  onTestFinished(close);
  const controller = new AbortController();
  const next = changed(controller.signal);
  controller.abort();
  expect(await next).toEqual([]);
});

test('a target that leads nowhere is refused; ids of the catalogue are not watched', () => {
  expect(() => watchTheorems(['missing.ts'], folderOf({}))).toThrow(SelectionError);
  expect(() => watchTheorems(['lora-flor'], folderOf({}))).toThrow('did you mean lora-floor?');
});
