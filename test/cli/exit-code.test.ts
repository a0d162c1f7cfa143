import { expect, test } from 'vitest';
import { exitCode } from '../../src/cli/exit-code.ts';
import { brokenDerivation, reportOf } from '../report/reports.ts';
import { judgement } from '../run/judgements.ts';

const undecided = judgement({ id: 'a', verdict: 'undecided' });
const refuted = judgement({ id: 'b', verdict: 'refuted' });
const broke = judgement({ id: 'c', verdict: 'undecided', error: 'NaN' });

test('proved and supported pass; undecided fails only a strict run', () => {
  const fine = [judgement({ id: 'd', verdict: 'proved' }), judgement({ id: 'e', verdict: 'supported' })];
  expect(exitCode(reportOf(fine), true)).toBe(0);
  expect(exitCode(reportOf([...fine, undecided]), false)).toBe(0);
  expect(exitCode(reportOf([...fine, undecided]), true)).toBe(1);
});

test('a refuted claim or a broken derivation fails, and outranks a broken theorem', () => {
  expect(exitCode(reportOf([refuted]), false)).toBe(1);
  expect(exitCode(reportOf([judgement({ id: 'f', derivation: brokenDerivation })]), false)).toBe(1);
  expect(exitCode(reportOf([broke]), true)).toBe(4);
  expect(exitCode(reportOf([broke, refuted]), false)).toBe(1);
});

test('a change against the lock file fails until it is accepted; accepting hides no refutation', () => {
  const changes = [
    { id: 'a', place: 'claim', before: 'n', now: 'n + 1', difference: '1', at: null, measured: null },
  ];
  const fine = judgement({ id: 'd', verdict: 'supported' });
  expect(exitCode({ ...reportOf([fine]), changes }, false)).toBe(1);
  expect(exitCode({ ...reportOf([fine]), changes }, false, true)).toBe(0);
  expect(exitCode({ ...reportOf([refuted]), changes }, false, true)).toBe(1);
  expect(exitCode({ ...reportOf([fine]), changes: [] }, false)).toBe(0);
});

test('an interrupted run says so whatever was found', () => {
  expect(exitCode({ ...reportOf([refuted]), interrupted: true }, false)).toBe(2);
});
