import fc from 'fast-check';
import { expect, test } from 'vitest';
import { objectionTo } from '../../src/algebra/certificate-checker.ts';
import { declareDomain, natural, positive } from '../../src/algebra/domain.ts';
import { compileExpression, parseExpression } from '../../src/algebra/expression.ts';
import { certifyPositive } from '../../src/algebra/positivity.ts';
import { statementOn } from '../../src/algebra/statement.ts';
import { arbitraryOf } from '../../src/check/parameters.ts';

const parameters = {
  n: natural('samples'),
  dx: natural('inputs'),
  dy: natural('outputs'),
  r: natural('rank'),
  sigma: positive('noise'),
  b: positive('missed energy', { orZero: true }),
};
/** Whatever is found is checked. */
function certify(formula: string, constraints: string, ...given: Given) {
  const statement = statementOn(declareDomain(parameters, constraints), formula, ...given);
  const found = certifyPositive(statement);
  if (found.kind === 'positive') expect(objectionTo({ statement, proofs: found.proofs })).toBeNull();
  return found;
}
type Given = typeof statementOn extends (_: never, __: string, ...rest: infer R) => unknown ? R : never;

const certified: [formula: string, constraints: string][] = [
  ['(n-1)/(n-r-1)', 'n > dx + 1 and r < dx'],
  ['(dy-r)*(dx-r)*(n-1)/((n-dx-1)*(n-r-1))', 'n > dx + 1 and r < min(dx, dy)'],
  ['(dx-1)*(dy-r)*(n-r)/((dx-n-1)*(dx-r-1))', 'dx > n + 1 and r < min(n, dy)'],
  ['(n-1)/((n-r-1)*(n-r-2))', 'r < min(dx, n - 2)'],
  ['sigma^2*dy*dx/(n-dx-1) + b', 'n > dx + 1'],
  ['-n/(dx-n)', 'n > dx'],
  ['sigma - 1/20', 'sigma >= 1/10'],
  ['n - r', 'n >= dx + 2, n >= dy + 2, r <= max(dx, dy)'],
  ['2*dx - n + 1', 'n == 2*dx'],
  ['7 - dx', 'dx <= 6'],
  ['4*n - dx - dx*r', 'n > dx, r <= 3'],
  ['(dx/(n-dx-1))*((n-dx-2)*dx+2)/((n-dx)*(n-dx-3))', 'n > dx + 3'],
  // Beyond slacks alone: the first values, intervals, and which of two is the larger.
  ['n^2 - 3*n + 3', ''],
  ['n^2 - 9*n + 21', ''],
  ['(n^2 - 5*n + 7)/(n - 1/2)', 'n > 1'],
  ['sigma^2 - sigma + 1', ''],
  ['b^2 - 2*b + 9/8', ''],
  ['1/2 + sigma - sigma^2', 'sigma <= 1'],
  ['1/(sigma^2 - 2*sigma + 3/2)', ''],
  ['n^2 - n*dx + dx^2', ''],
  ['n^2 - 2*n*dx + dx^2 + 1', ''],
  ['(n - dx)^2/(n + dx) + sigma', ''],
  ['3*n*dx - n - dx', ''],
  ['dx*sigma^2 - sigma + 1', ''],
  ['n*(1 - sigma)', 'sigma < 1'],
];

test.each(certified)('%s > 0 on %s is certified', (formula, constraints) => {
  expect(certify(formula, constraints).kind).toBe('positive');
});

test.each([
  ['(n-dx-3)/(n-dx-1)', 'n > dx + 1', 'dx = 1, n = 3 it is -1'],
  ['n - 2*dx', 'n > dx + 1', 'dx = 2, n = 4 it is 0'],
  ['dx - n', 'n > dx', 'dx = 1, n = 2 it is -1'],
  ['n - dx - 1', 'n > dx', 'it is 0'],
  ['b', '', 'b = 0 it is 0'],
  ['sigma - 1/10', 'sigma >= 1/10', 'sigma = 1/10 it is 0'],
  ['sigma^2 - 2*sigma + 1', '', 'sigma = 1 it is 0'],
  ['n - n', '', 'it is 0'],
])('%s > 0 on %s is refuted: %s', (formula, constraints, reason) => {
  expect(certify(formula, constraints)).toEqual({
    kind: 'refuted',
    reason: expect.stringContaining(reason),
  });
});

test.each([
  ['(n-1)/(n-r-1)', 'r < dx, n > 1', 'it is not defined'],
  ['(n-dx)/(n-dx)', 'n >= dx', 'it is not defined'],
  ['1/(n - dx - 2)', 'n == dx + 2', 'it is not defined'],
  ['F2 + 1', '', 'the symbol F2, whose sign is not known'],
  ['sqrt(n)', '', 'the sign of sqrt(n) is not certified'],
  // False, but at no small point.
  ['n^2 - 101*n + 2600', '', 'coefficients of both signs'],
  ['(sigma^2 - 2)^2', '', 'coefficients of both signs'],
  ['(sigma - 1/3)^2*n', '', 'coefficients of both signs'],
])('%s > 0 on %s is undecided: %s', (formula, constraints, reason) => {
  expect(certify(formula, constraints)).toEqual({
    kind: 'undecided',
    reason: expect.stringContaining(reason),
  });
});

test('>= 0 is the weaker statement', () => {
  for (const [formula, constraints] of [
    ['n - dx - 1', 'n > dx'],
    ['b', ''],
    ['n - n', ''],
    ['sigma - 1/10', 'sigma >= 1/10'],
  ] as const) {
    expect(certify(formula, constraints, '>=').kind).toBe('positive');
  }
  expect(certify('n - dx - 1', 'n >= dx', '>=').kind).toBe('refuted');
});

test('quantities are positive or non-negative only where that is declared', () => {
  expect(certify('F2 + T', '', '>', { F2: '> 0', T: '>= 0' }).kind).toBe('positive');
  expect(certify('F2*T', '', '>', { F2: '> 0', T: '>= 0' }).kind).toBe('refuted');
  expect(certify('F2*T', '', '>', { F2: '> 0' }).kind).toBe('undecided');
  expect(certify('F2*T', '', '>', { F2: '> 0', T: '> 0' }).kind).toBe('positive');
  expect(certify('x^2 + 1', '').kind).toBe('positive');
});

test('a proof shows the substitution, why the slacks are not negative, and the fraction that they give', () => {
  expect(certify('(n-1)/(n-r-1)', 'n > dx + 1 and r < dx')).toEqual({
    kind: 'positive',
    proofs: [
      {
        substitution: { r: '[r] + 1', n: '[dx] + [n] + [r] + 4' },
        slacks: {
          '[r]': { is: 'r - 1', from: { 'r - 1': '1' } },
          '[dx]': { is: 'dx - r - 1', from: { 'dx - r - 1': '1' } },
          '[n]': { is: 'n - dx - 2', from: { 'n - dx - 2': '1' } },
        },
        numerator: '[dx] + [n] + [r] + 3',
        denominator: '[dx] + [n] + 2',
        atLeast: '3',
      },
    ],
  });
});

test('a natural with two lower bounds makes a case of which is the larger', () => {
  const positivity = certify('(n-dx)*(n-dy)', 'n > dx, n > dy + 1');
  expect(positivity).toMatchObject({ kind: 'positive', proofs: [{ split: expect.stringContaining('dx') }] });
  expect(certify('n - dx - dy', 'n > dx, n > dy + 1').kind).toBe('refuted');
});

test('whatever is certified is positive at every point that is tried', () => {
  // Products and sums of factors that are positive on some of the domains only: about half are certified.
  const factor = fc.constantFrom(
    'n-1',
    'n-r-1',
    'n-dx-1',
    'dx-n',
    'dx-r',
    'n-2*r',
    'sigma',
    'b+1',
    'b',
    'dy-r+1',
    'n+dx-3',
  );
  const constraints = fc.constantFrom(
    'n > dx + 1',
    'dx > n, r < n',
    'n > dx + 1, r < dx',
    'r >= min(dx, n)',
    'n > 2*r, n > dx',
  );
  let positives = 0;
  fc.assert(
    fc.property(factor, factor, factor, constraints, fc.integer(), (f, g, h, where, seed) => {
      const formula = `(${f})*(${g})/(${h}) + ${f}`;
      if (certify(formula, where).kind !== 'positive') return;
      positives += 1;
      const value = compileExpression(parseExpression(formula));
      for (const point of fc.sample(arbitraryOf(declareDomain(parameters, where)), { seed, numRuns: 30 })) {
        expect(
          value(point as Record<string, number>),
          `${formula} at ${JSON.stringify(point)}`,
        ).toBeGreaterThan(0);
      }
    }),
    { seed: 5, numRuns: 60 },
  );
  expect(positives).toBeGreaterThan(8);
});
