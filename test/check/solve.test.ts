import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Expression, parseExpression } from '../../src/algebra/expression.ts';
import { toNumber } from '../../src/algebra/rational-number.ts';
import { arbitraryOf } from '../../src/check/parameters.ts';
import { regimeOf, solvableSymbols, solveBoundary, UnsolvableError } from '../../src/check/solve.ts';
import type { Theorem } from '../../src/index.ts';
import { catalogue } from '../../theorems/index.ts';
import { regimeFrozenASamples } from '../../theorems/regime-frozen-a-samples.ts';

type Values = Readonly<Record<string, number>>;

/** Floating point, without the kernel. */
function numericValue(e: Expression, values: Values): number {
  switch (e.kind) {
    case 'number':
      return toNumber(e.value);
    case 'symbol':
      return values[e.name] ?? Number.NaN;
    case 'negate':
      return -numericValue(e.of, values);
    case 'call':
      return e.name === 'sqrt' ? Math.sqrt(numericValue(e.arguments[0]!, values)) : Number.NaN;
    default: {
      const [left, right] = [numericValue(e.left, values), numericValue(e.right, values)];
      return {
        add: left + right,
        subtract: left - right,
        multiply: left * right,
        divide: left / right,
        power: left ** right,
      }[e.kind];
    }
  }
}

const written = (theorem: Theorem) => regimeOf(theorem)!;
/** Its certificates take 15 seconds. */
const slow = 'regime-frozen-a-underdetermined-low-rank';
const cases = catalogue
  .filter((theorem) => regimeOf(theorem) !== null && theorem.id !== slow)
  .flatMap((theorem) =>
    solvableSymbols(theorem, written(theorem)).map((symbol) => ({ theorem, symbol, id: theorem.id })),
  );
const solved = cases.flatMap(({ theorem, symbol, id }) => {
  try {
    return [{ theorem, symbol, id, solution: solveBoundary(theorem, written(theorem), symbol) }];
  } catch (error) {
    if (error instanceof UnsolvableError) return [];
    throw error;
  }
});
const crossed = new Set<string>();

test('most symbols of most boundaries have a solution', () => {
  expect(new Set(solved.map(({ id }) => id)).size).toBeGreaterThan(10);
  expect(solved.length).toBeGreaterThan(cases.length / 2);
});

test.each(solved)(
  'solved for $symbol, the boundary of $id is where symbol − boundary is zero',
  ({ theorem, symbol, id, solution: { factor, signOfFactor, solutions } }) => {
    const regime = written(theorem);
    const bySquare = symbol === 'sigma2' && !('sigma2' in theorem.parameters);
    const difference = (values: Values) => {
      const all = bySquare ? { ...values, sigma: Math.sqrt(values.sigma2!) } : values;
      return (
        numericValue(theorem.read(regime.symbol), all) - numericValue(theorem.read(regime.boundary), all)
      );
    };
    for (const point of fc.sample(arbitraryOf(theorem.claimDomain, {}), { numRuns: 12, seed: 7 })) {
      const numbers = Object.fromEntries(
        Object.entries(point).filter(([, value]) => typeof value === 'number'),
      ) as Values;
      const values = bySquare ? { ...numbers, sigma2: numbers.sigma! ** 2 } : numbers;
      const sign = Math.sign(numericValue(parseExpression(factor), values));
      if (signOfFactor !== 'undecided') expect(sign).toBe(signOfFactor === 'positive' ? 1 : -1);
      for (const solution of solutions) {
        const at = numericValue(parseExpression(solution), values);
        if (!Number.isFinite(at) || at <= 0) continue;
        const step = 1e-4 * at;
        const [below, above] = [at - step, at + step].map((x) => difference({ ...values, [symbol]: x }));
        const [factorBelow, factorAbove] = [at - step, at + step].map((x) =>
          numericValue(parseExpression(factor), { ...values, [symbol]: x }),
        );
        // A pole as near as that changes the sign once more.
        if (Math.sign(factorBelow!) !== Math.sign(factorAbove!)) continue;
        const others = solutions.map((s) => numericValue(parseExpression(s), values)).filter((x) => x !== at);
        if (others.some((x) => Math.abs(x - at) < 2 * step) || !Number.isFinite(below! * above!)) continue;
        crossed.add(`${id} ${symbol}`);
        expect(Math.sign(below!)).toBe(-Math.sign(above!));
        if (signOfFactor !== 'undecided' && solutions.length === 1) {
          // On the claim domain the sign beside the solution is that of the factor.
          const here = difference(values);
          const expected = Math.sign(values[symbol]! - at) * sign;
          if (Math.abs(values[symbol]! - at) > step) expect(Math.sign(here)).toBe(expected);
        }
      }
    }
  },
);

test('for most of them the sign was seen to change', () => {
  expect(crossed.size).toBeGreaterThan(solved.length / 2);
});

test('what is not in the boundary cannot be solved for', () => {
  const regime = written(regimeFrozenASamples);
  expect(() => solveBoundary(regimeFrozenASamples, regime, 'g')).toThrow(UnsolvableError);
});

test('a boundary with a wrong sign has another solution and another direction', () => {
  const regime = written(regimeFrozenASamples);
  const right = solveBoundary(regimeFrozenASamples, regime, 'sigma2');
  const wrong = solveBoundary(
    regimeFrozenASamples,
    { ...regime, boundary: 'dx + 1 - dy*sigma^2*(dx-r)/b' },
    'sigma2',
  );
  expect([right.signOfFactor, wrong.signOfFactor]).toEqual(['negative', 'positive']);
  expect(wrong.solutions).not.toEqual(right.solutions);
});
