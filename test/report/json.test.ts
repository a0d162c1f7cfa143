import { expect, test } from 'vitest';
import { jsonReport } from '../../src/report/json.ts';
import { everyFate } from './reports.ts';

test('other programs find the keys that are promised', () => {
  const report = JSON.parse(jsonReport(everyFate));
  expect(Object.keys(report)).toEqual([
    'version',
    'seed',
    'profile',
    'falseAlarm',
    'missedError',
    'detects',
    'interrupted',
    'theorems',
    'summary',
  ]);
  expect(Object.keys(report.theorems[1])).toEqual(
    expect.arrayContaining([
      'id',
      'kind',
      'verdict',
      'guarantee',
      'standsOn',
      'inherited',
      'parametersTried',
      'draws',
      'smallestCaught',
      'counterexample',
    ]),
  );
  expect(Object.keys(report.theorems[1].counterexample)).toEqual(
    expect.arrayContaining(['parameters', 'predicted', 'measured', 'interval', 'replay']),
  );
  expect(report.summary).toEqual({ proved: 1, supported: 2, refuted: 1, undecided: 2, errors: 1, total: 6 });
});

test('it ends with a line break and reads back as what was written', () => {
  expect(jsonReport(everyFate)).toMatch(/\}\n$/);
  expect(JSON.parse(jsonReport(everyFate))).toEqual(everyFate);
});
