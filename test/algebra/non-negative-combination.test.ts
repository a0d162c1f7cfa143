import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LinearForm } from '../../src/algebra/linear-form.ts';
import { contradiction, lowerBound } from '../../src/algebra/non-negative-combination.ts';
import { add, compare, multiply, type Rational, rational, zero } from '../../src/algebra/rational-number.ts';

const form = (x: number, y: number, constant: number): LinearForm => ({
  coefficients: new Map([
    ['x', rational(x)],
    ['y', rational(y)],
  ]),
  constant: rational(constant),
});

/** Σ multiplier·fact as its coefficients of x, y and 1. */
function combined(facts: readonly LinearForm[], multipliers: readonly Rational[]): Rational[] {
  const parts = [(f: LinearForm) => f.coefficients.get('x')!, (f: LinearForm) => f.coefficients.get('y')!];
  return [...parts, (f: LinearForm) => f.constant].map((part) =>
    facts.reduce((sum, fact, i) => add(sum, multiply(multipliers[i]!, part(fact))), zero),
  );
}

test('x + y >= 7/2 follows from 2x + y >= 5 and y >= 2, and no more', () => {
  const facts = [form(2, 1, -5), form(0, 1, -2), form(1, 0, 10)];
  expect(lowerBound(form(1, 1, 0), facts)).toEqual({
    multipliers: [rational(1, 2), rational(1, 2), zero],
    constant: rational(7, 2),
  });
  expect(lowerBound(form(-1, 0, 0), facts)).toBeNull();
  expect(contradiction(facts)).toBeNull();
});

test('facts that contradict each other have a combination that is -1', () => {
  const facts = [form(1, -1, -1), form(-1, 1, 0), form(1, 0, 0)];
  const multipliers = contradiction(facts);
  expect(multipliers).not.toBeNull();
  expect(combined(facts, multipliers!)).toEqual([zero, zero, rational(-1)]);
});

test('the bound is a combination with multipliers that are not negative, and holds at every point', () => {
  const small = fc.integer({ min: -3, max: 3 });
  const forms = fc.tuple(small, small, small).map(([x, y, constant]) => form(x, y, constant));
  const at = (f: LinearForm, x: number, y: number) =>
    combined([f], [rational(1)]).reduce(
      (sum, part, i) => add(sum, multiply(part, rational([x, y, 1][i]!))),
      zero,
    );
  let bounds = 0;
  fc.assert(
    fc.property(forms, fc.array(forms, { minLength: 2, maxLength: 5 }), (target, facts) => {
      const found = lowerBound(target, facts);
      if (found === null) return;
      bounds += 1;
      expect(found.multipliers.every((by) => by.numerator >= 0n)).toBe(true);
      const [x, y, constant] = combined(facts, found.multipliers);
      expect([x, y, add(constant!, found.constant)]).toEqual([
        target.coefficients.get('x'),
        target.coefficients.get('y'),
        target.constant,
      ]);
      for (const px of [-4, -1, 0, 1, 4]) {
        for (const py of [-4, -1, 0, 1, 4]) {
          if (facts.some((fact) => at(fact, px, py).numerator < 0n)) continue;
          expect(compare(at(target, px, py), found.constant)).toBeGreaterThanOrEqual(0);
        }
      }
    }),
    { seed: 3, numRuns: 200 },
  );
  expect(bounds).toBeGreaterThan(30);
});
