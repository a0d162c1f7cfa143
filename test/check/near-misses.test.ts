import { describe, expect, test } from 'vitest';
import { formatExpression } from '../../src/algebra/expression.ts';
import { mutants } from '../../src/algebra/mutate.ts';
import { judge } from '../../src/check/theorem.ts';
import { restate, type Theorem } from '../../src/index.ts';
import { catalogue } from '../../theorems/index.ts';

const options = { seed: 7, profile: 'default', falseAlarm: 1e-6, missedError: 1e-6, shrink: false } as const;
const means = catalogue.filter(({ kind }) => kind === 'mean');
/** What an author mistypes: n − dx − 1 as n − dx or n − dx − 2, sigma² as sigma, dx as dy, a lost term, a sign. */
const mistypings = ['constant', 'exponent', 'swap', 'term', 'sign'];

/** Whether a wrong formula is refuted by measurement: not because its derivation no longer ends in it. */
function isCaught(original: Theorem, formula: string): boolean {
  const { counterexample, error } = judge(restate(original, formula), options);
  expect(error).toBeUndefined();
  return counterexample !== null;
}

describe.each(means.map((theorem) => [theorem.id, theorem] as const))('%s', (_id, theorem) => {
  const near = mutants(formatExpression(theorem.claimed!)).filter(({ kind }) => mistypings.includes(kind));
  test.each(near.map(({ description, formula }) => [description, formula]))(
    '%s is refuted',
    (_what, formula) => {
      expect(isCaught(theorem, formula)).toBe(true);
    },
  );
});
