import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpression, parseExpression } from '../../src/algebra/expression.ts';
import { arbitraryOf } from '../../src/check/parameters.ts';
import {
  confirm,
  regimeOf,
  type SolvedBoundary,
  solvableFor,
  solveBoundary,
  UnsolvableError,
} from '../../src/check/solve.ts';
import type { RegimeStatement } from '../../src/claims.ts';
import type { Theorem } from '../../src/index.ts';
import { catalogue } from '../../theorems/index.ts';
import { regimeCriticalRank } from '../../theorems/regime-critical-rank.ts';
import { regimeFrozenASamples } from '../../theorems/regime-frozen-a-samples.ts';
import { regimeFrozenAUnderdetermined } from '../../theorems/regime-frozen-a-underdetermined.ts';

type Values = Readonly<Record<string, number>>;

/** Deciding the direction takes up to half a minute there: the search for a certificate is in vain. */
const slow = ['dx', 'dy', 'r', 'sigma', 'sigma^2'].map((of) => `regime-trained-large-sample-crossing ${of}`);

const cases = catalogue.flatMap((theorem) => {
  const regime = regimeOf(theorem);
  if (regime === null) return [];
  return solvableFor(theorem, regime)
    .filter((of) => !slow.includes(`${theorem.id} ${of}`))
    .map((of) => ({ theorem, regime, of }));
});
const solved = cases.flatMap(({ theorem, regime, of }) => {
  const solution = solutionOf(theorem, regime, of);
  return solution instanceof UnsolvableError ? [] : [{ theorem, regime, of, solution, id: theorem.id }];
});

function solutionOf(theorem: Theorem, regime: RegimeStatement, of: string) {
  try {
    return solveBoundary(theorem, regime, of);
  } catch (error) {
    if (error instanceof UnsolvableError) return error;
    throw error;
  }
}

/** The risk of the first method less that of the second (of their slopes), in floating point. */
function differenceOfRisks(theorem: Theorem, { risks, slopeIn }: RegimeStatement) {
  const [first, second] = risks.map((risk) => compileExpression(theorem.read(risk)));
  const at = (values: Values) => first!(values) - second!(values);
  // The risks are linear in the noise.
  if (slopeIn === undefined) return at;
  return (values: Values) => at({ ...values, [slopeIn]: 2 }) - at({ ...values, [slopeIn]: 1 });
}

/**
 * At points where the theorem's symbol has been put on the boundary: whether the solution is the value that the other
 * symbol has there, and whether the risks change places there as the solution says. Counts the points, and those
 * at which it is wrong.
 */
function comparison(theorem: Theorem, regime: RegimeStatement, solution: SolvedBoundary) {
  const { of, signOfFactor, solutions, symbol, turnsWith } = solution;
  const value = (formula: string) => compileExpression(parseExpression(formula));
  const boundary = compileExpression(theorem.read(regime.boundary));
  const difference = differenceOfRisks(theorem, regime);
  const isSquare = of !== symbol;
  const base = of.replace(/\^2$/, '');
  const withTarget = (values: Values, x: number) =>
    isSquare ? { ...values, [base]: Math.sqrt(x), [symbol]: x } : { ...values, [symbol]: x };
  const count = { points: 0, wrong: 0 };
  for (const point of fc.sample(arbitraryOf(theorem.claimDomain, {}), { numRuns: 400, seed: 7 })) {
    if (count.points >= 10) break;
    const numbers = Object.entries(point).filter(([, drawn]) => typeof drawn === 'number');
    const quantities = Object.keys(theorem.quantities).map((name) => [name, 1.5] as const);
    const drawn = Object.fromEntries([...numbers, ...quantities]) as Values;
    const placed = { ...drawn, [regime.symbol]: boundary(drawn) };
    if (!(placed[regime.symbol]! > 0)) continue;
    const here = isSquare ? placed[base]! ** 2 : placed[symbol]!;
    const there = withTarget(placed, here);
    const roots = solutions.map((formula) => value(formula)(there));
    const distances = roots.map((root) => Math.abs(root - here));
    const own = distances.indexOf(Math.min(...distances));
    const others = roots.filter((_, index) => index !== own);
    const step = 1e-4 * (here || 1);
    // Beside a double root the sign does not change.
    if (others.some((root) => Math.abs(root - here) < 2 * step)) continue;
    const [below, above] = [here - step, here + step].map((x) =>
      Math.sign(difference(withTarget(placed, x))),
    );
    if (!Number.isFinite(below! * above!)) continue;
    const factor =
      turnsWith === null ? (signOfFactor === 'positive' ? 1 : -1) : Math.sign(value(turnsWith)(there));
    // There the boundary does not depend on the symbol.
    if (factor === 0) continue;
    // factor·(x − here)·(x − other): beyond the other root the sign is turned once more.
    const rising = others.reduce((sign, other) => sign * Math.sign(here - other), factor);
    count.points += 1;
    const isRight = distances[own]! <= 1e-6 * (here || 1) && above === rising && below === -rising;
    if (!isRight) count.wrong += 1;
  }
  return count;
}

test('every boundary of degree one or two in a symbol is solved for it, and only those', () => {
  const unsolved = cases.filter(
    ({ theorem, of }) => !solved.some((s) => s.theorem === theorem && s.of === of),
  );
  expect(cases.length).toBeGreaterThan(80);
  expect(unsolved.map(({ theorem, of }) => `${theorem.id} ${of}`)).toMatchInlineSnapshot(`
    [
      "regime-frozen-a-underdetermined n",
      "regime-frozen-a-underdetermined-low-rank n",
      "optimal-rank-threshold p",
      "optimal-rank-threshold q",
    ]
  `);
});

test.each(solved)(
  'solved for $of, the boundary of $id is where the risks change places, in the stated direction',
  ({ theorem, regime, solution }) => {
    expect(comparison(theorem, regime, solution)).toEqual({ points: 10, wrong: 0 });
  },
);

test('a solution with a wrong sign, or a wrong direction, is seen to be wrong', () => {
  const regime = regimeOf(regimeFrozenASamples)!;
  const right = solveBoundary(regimeFrozenASamples, regime, 'sigma^2');
  const wrong = (solution: SolvedBoundary) => comparison(regimeFrozenASamples, regime, solution).wrong;
  expect(wrong({ ...right, solutions: ['b*(n - dx + 1)/(dy*(dx - r))'] })).toBe(10);
  expect(wrong({ ...right, signOfFactor: 'positive' })).toBe(10);
});

test('the solution is written as a product, with the signs of what was divided and multiplied by', () => {
  const regime = regimeOf(regimeFrozenASamples)!;
  expect(solveBoundary(regimeFrozenASamples, regime, 'sigma2')).toMatchObject({
    of: 'sigma^2',
    solutions: ['b*(n - dx - 1)/(dy*(dx - r))'],
    signOfFactor: 'negative',
    turnsWith: null,
    multipliers: [
      { formula: 'dy', exponent: 1, sign: 'positive' },
      { formula: 'dx - r', exponent: 1, sign: 'positive' },
      { formula: 'b', exponent: -1, sign: 'positive' },
    ],
  });
  expect(solveBoundary(regimeFrozenASamples, regime, 'n').solutions).toEqual([
    'dx + 1 + dy*sigma^2*(dx - r)/b',
  ]);
});

test('a direction that depends on a sign says on which', () => {
  const regime = regimeOf(regimeFrozenAUnderdetermined)!;
  const { signOfFactor, turnsWith } = solveBoundary(regimeFrozenAUnderdetermined, regime, 'sigma^2');
  expect({ signOfFactor, turnsWith }).toEqual({
    signOfFactor: 'undecided',
    turnsWith: '(dx*r - n^2 + n - r)',
  });
});

test('of two roots with opposite signs it is said that one is positive', () => {
  const solution = solveBoundary(regimeCriticalRank, regimeOf(regimeCriticalRank)!, 'n');
  expect(solution).toMatchObject({ signOfFactor: 'negative', signOfProduct: 'negative' });
  expect(solution.solutions).toHaveLength(2);
});

test('what is wrong in the print is not confirmed', () => {
  const difference = 'n - a/b';
  expect(() => confirm({ difference, factor: '-1/b', solutions: ['b*n'] }, 'a')).not.toThrow();
  expect(() => confirm({ difference, factor: '1/b', solutions: ['b*n'] }, 'a')).toThrow(UnsolvableError);
  expect(() => confirm({ difference, factor: '-1/b', solutions: ['b*n + 1'] }, 'a')).toThrow(UnsolvableError);
});

test.each([
  [regimeFrozenASamples, 'g', 'it is not in the boundary'],
  [regimeFrozenAUnderdetermined, 'n', 'of degree 3'],
] as const)('what cannot be solved is said plainly', (theorem, of, message) => {
  expect(() => solveBoundary(theorem, regimeOf(theorem)!, of)).toThrow(message);
});
