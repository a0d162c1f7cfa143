import pc from 'picocolors';
import { expect, test } from 'vitest';
import { changeText } from '../../src/report/changes.ts';
import { textReport } from '../../src/report/text.ts';
import type { LockChange } from '../../src/run/lock-changes.ts';
import type { Verdict } from '../../src/verdict.ts';
import { judgement } from '../run/judgements.ts';
import { reportOf } from './reports.ts';

const change: LockChange = {
  id: 'a',
  place: 'claim',
  before: 'n',
  now: 'n + 1',
  difference: '1',
  at: { parameters: { n: 2 }, before: 2, now: 3 },
  measured: { before: 'supported', now: 'refuted' },
};
const plain = pc.createColors(false);

test('a change is shown in full: old, new, difference, a point, and what the measurement supports', () => {
  expect(changeText(change, plain)).toBe(
    [
      '≠ a: the claim has changed in meaning',
      '    accepted    n',
      '    now         n + 1',
      '    difference  1',
      '    at          n = 2: 2, now 3',
      '    measured    accepted supported, now refuted: the accepted formula was right',
    ].join('\n'),
  );
  const report = { ...reportOf([judgement({ id: 'a' })]), changes: [change] };
  expect(textReport(report)).toContain(changeText(change, plain));
});

test('what is not known is left out', () => {
  const bare = { ...change, before: null, difference: null, at: null, measured: null };
  expect(changeText(bare, plain).split('\n').slice(1)).toEqual([
    '    accepted    nothing',
    '    now         n + 1',
  ]);
  const domain = { ...bare, at: { parameters: { n: 2 }, before: true, now: false } };
  expect(changeText(domain, plain)).toContain('at          n = 2: inside, now outside');
});

test.each<[Verdict, Verdict, string]>([
  ['refuted', 'supported', ': the new formula is right'],
  ['proved', 'refuted', ': the accepted formula was right'],
  ['supported', 'supported', ': the measurement does not tell them apart'],
  ['refuted', 'refuted', ': neither is right'],
  ['undecided', 'supported', 'accepted undecided, now supported'],
])('accepted %s, now %s', (before, now, said) => {
  expect(changeText({ ...change, measured: { before, now } }, plain)).toMatch(new RegExp(`${said}$`));
});
