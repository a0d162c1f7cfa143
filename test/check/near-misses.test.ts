import { describe, expect, test } from 'vitest';
import { formatExpression } from '../../src/algebra/expression.ts';
import { type Mutant, mutants } from '../../src/algebra/mutate.ts';
import { judge } from '../../src/check/theorem.ts';
import { restate, type Theorem } from '../../src/index.ts';
import { catalogue } from '../../theorems/index.ts';

const options = { seed: 7, profile: 'default', falseAlarm: 1e-6, missedError: 1e-6, shrink: false } as const;

/** What an author mistypes, and how many of each kind are tried: the first ones, as the formula is read. */
const mistypings = { constant: 2, exponent: 1, swap: 1, term: 1, sign: 1 } as const;

/** n − dx − 1 as n − dx or n − dx − 2, sigma² as sigma, dx for dy, a lost term, a flipped sign. */
function nearMisses(theorem: Theorem): Mutant[] {
  const all = mutants(formatExpression(theorem.claimed!));
  return Object.entries(mistypings).flatMap(([kind, count]) => {
    const ofKind = all.filter((mutant) => mutant.kind === kind);
    const sizesFirst = ofKind.filter(({ description }) => /'dx' and 'dy'|'dy' and 'dx'/.test(description));
    return [...sizesFirst, ...ofKind.filter((mutant) => !sizesFirst.includes(mutant))].slice(0, count);
  });
}

const means = catalogue.filter(({ kind }) => kind === 'mean');

describe.each(means.map((theorem) => [theorem.id, theorem] as const))('%s', (_id, theorem) => {
  // By measurement, not because its derivation no longer ends in it.
  const underived = { ...theorem, derivation: null };
  test.each(nearMisses(theorem).map(({ description, formula }) => [description, formula]))(
    '%s is refuted',
    (_what, formula) => {
      const { counterexample, error } = judge(restate(underived, formula), options);
      expect(error).toBeUndefined();
      expect(counterexample).not.toBeNull();
    },
  );
});
