import { expect, test } from 'vitest';
import {
  readColumns,
  readCount,
  readFraction,
  readPath,
  readPoint,
  readSeed,
  readShard,
} from '../../src/cli/options.ts';

test('a fraction is a number or a percentage between 0 and 1', () => {
  expect(['0.02', '2%', '2 %', '2e-2', '.02', '0.7%', '1e-300'].map(readFraction)).toEqual([
    0.02, 0.02, 0.02, 0.02, 0.02, 0.007, 1e-300,
  ]);
  for (const text of ['', '0', '1', '100%', '-0.1', 'two', '0x1', '1/50', 'NaN', '0.02%%']) {
    expect(() => readFraction(text)).toThrow('It must lie between 0 and 1');
  }
});

test('a seed is a signed 32-bit integer', () => {
  expect(['0', '-5', '2147483647', '-2147483648'].map(readSeed)).toEqual([0, -5, 2147483647, -2147483648]);
  for (const text of ['', '1.5', '2147483648', '1e3', 'one']) expect(() => readSeed(text)).toThrow('integer');
});

test('a count is 1 or more', () => {
  expect(['1', '250'].map(readCount)).toEqual([1, 250]);
  for (const text of ['', '0', '-1', '1.5', '1e2', '99999999999999999999']) {
    expect(() => readCount(text)).toThrow('an integer of 1 or more');
  }
});

test('a path is what fast-check prints', () => {
  expect(readPath('12:0:3')).toBe('12:0:3');
  for (const text of ['', ':', '1:', 'a', '1:-1']) expect(() => readPath(text)).toThrow('a path');
});

test('a point has numbers, and spectra as lists', () => {
  expect(readPoint('n=20, dx=12,sigma=0.5,s=3;1;1')).toEqual({ n: 20, dx: 12, sigma: 0.5, s: [3, 1, 1] });
  expect(readPoint('sigma=-1')).toEqual({ sigma: -1 });
  for (const [text, reason] of [
    ['', "'' is not name=number"],
    ['n', "'n' is not name=number"],
    ['n=', "'' in 'n=' is not a number"],
    ['n=1,n=2', "'n' is given twice"],
    ['s=1;;2', "'' in 's=1;;2' is not a number"],
    ['n=Infinity', "'Infinity' in 'n=Infinity' is not a number"],
  ] as const) {
    expect(() => readPoint(text)).toThrow(reason);
  }
});

test('a shard is one part of several', () => {
  expect(readShard('2/3')).toEqual({ index: 2, count: 3 });
  for (const text of ['0/3', '4/3', '1', '1/0', 'a/b', '1/2/3']) expect(() => readShard(text)).toThrow('i/n');
});

test('columns are names and the names of columns, which may have spaces', () => {
  expect(readColumns('mean=avg, se = std err')).toEqual({ mean: 'avg', se: 'std err' });
  for (const text of ['', 'mean', 'mean=', '=avg', 'mean=avg,']) {
    expect(() => readColumns(text)).toThrow('is not name=column, as in mean=avg,se=stderr');
  }
  expect(() => readColumns('se=a,se=b')).toThrow("'se' is given twice");
});
