import { expect, test } from 'vitest';
import { parseTable, readTable } from '../../src/run/csv.ts';
import { folderOf } from './theorem-files.ts';

const plain = { columns: ['n', 'mean'], rows: [{ line: 2, cells: ['1', '2'] }] };

test.each([
  ['n,mean\n1,2\n', 'commas'],
  ['# n,mean\n1,2\n', 'a header behind #, as numpy.savetxt writes it'],
  ['#n mean\n1 2\n', 'spaces, as numpy.savetxt does by default'],
  ['n\tmean\r\n1\t2\r\n', 'tabs, and line breaks of Windows'],
  ['n;mean\n1;2\n', 'semicolons'],
  ['\ufeffn,mean\n1,2', 'a byte order mark, and no last line break'],
  [' n , "mean" \n 1,"2"\n', 'spaces around, and quotes'],
  ['  n   mean  \n  1      2  \n', 'columns that are lined up'],
])('%j is a table: %s', (text) => {
  expect(parseTable('x.csv', text)).toEqual(plain);
});

test('comments and empty lines are passed over, and lines keep their numbers', () => {
  const text = '# by run 7\n\n# n,mean\n1,2\n\n# half way\n3,"4\n5"\n6,7\n';
  expect(parseTable('x.csv', text)).toEqual({
    columns: ['n', 'mean'],
    rows: [
      { line: 4, cells: ['1', '2'] },
      { line: 7, cells: ['3', '4\n5'] },
      { line: 9, cells: ['6', '7'] },
    ],
  });
});

test('a comment above a plain header is not the header', () => {
  expect(parseTable('x.csv', '# seed 1, fast\nn,mean\n1,2\n')).toMatchObject({ columns: ['n', 'mean'] });
});

test('a header alone is a table without rows', () => {
  expect(parseTable('x.csv', '# n,mean\n')).toEqual({ columns: ['n', 'mean'], rows: [] });
});

test.each([
  ['', "'x.csv' is empty: it has no header line"],
  ['\n\n#\n', "'x.csv' is empty"],
  ['n,mean\n1,2\n1\n', "'x.csv', line 3: 1 cell, but the header names 2 columns"],
  ['n,mean\n1,2,3\n', "'x.csv', line 2: 3 cells, but"],
  ['n,mean\n1,"2\n', "'x.csv' is not a table: Quote Not Closed"],
  ['n,n\n1,2\n', "'x.csv', line 1: two columns are called 'n'"],
])('%j is refused: %s', (text, message) => {
  expect(() => parseTable('x.csv', text)).toThrow(message);
});

test('a file that is missing, or is none, is named', () => {
  const folder = folderOf({ 'a.csv': 'n,mean\n1,2\n' });
  expect(readTable(`${folder}/a.csv`)).toEqual(plain);
  expect(() => readTable(`${folder}/b.csv`)).toThrow("b.csv' does not exist");
  expect(() => readTable(folder)).toThrow('cannot be read: EISDIR');
});
