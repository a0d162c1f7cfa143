import fc from 'fast-check';
import { expect, test } from 'vitest';
import { declareDomain, natural, positive } from '../../src/algebra/domain.ts';
import { compileExpression, parseExpression } from '../../src/algebra/expression.ts';
import { certifyPositive, type PositivityOptions } from '../../src/algebra/positivity.ts';
import { equalFormulas, rationalFunction } from '../../src/algebra/rational.ts';
import { arbitraryOf } from '../../src/check/parameters.ts';

const parameters = {
  n: natural('samples'),
  dx: natural('inputs'),
  dy: natural('outputs'),
  r: natural('rank'),
  sigma: positive('noise'),
  b: positive('missed energy', { orZero: true }),
};
const certify = (formula: string, constraints: string, options?: PositivityOptions) =>
  certifyPositive(
    rationalFunction(parseExpression(formula)),
    declareDomain(parameters, constraints),
    options,
  );

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
];

test.each(certified)('%s > 0 on %s is certified', (formula, constraints) => {
  expect(certify(formula, constraints).kind).toBe('positive');
});

test.each([
  ['(n-dx-3)/(n-dx-1)', 'n > dx + 1', 'coefficients of both signs'],
  ['n - 2*dx', 'n > dx + 1', 'coefficients of both signs'],
  ['dx - n', 'n > dx', 'it is negative or zero'],
  ['n - dx - 1', 'n > dx', 'may be zero'],
  ['(n-1)/(n-r-1)', 'r < dx', 'which is divided by, may be zero'],
  ['(n-dx)/(n-dx)', 'n >= dx', "'[n]', which is divided by, may be zero"],
  ['b', '', "the numerator 'b' may be zero"],
  ['sigma - 1/10', 'sigma >= 1/10', 'may be zero'],
  ['F2 + 1', '', 'the symbol F2, whose sign is not known'],
  ['sqrt(n)', '', 'the sign of sqrt(n) is not certified'],
  ['1/(n - dx - 2)', 'n == dx + 2', 'is zero everywhere'],
  ['n - n', '', 'may be zero'],
])('%s > 0 on %s is not certified: %s', (formula, constraints, reason) => {
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
    expect(certify(formula, constraints, { relation: '>=' }).kind).toBe('positive');
  }
  expect(certify('n - dx - 1', 'n >= dx', { relation: '>=' }).kind).toBe('undecided');
});

test('quantities are positive or non-negative only where that is declared', () => {
  expect(certify('F2 + T', '', { positive: ['F2'], nonNegative: ['T'] }).kind).toBe('positive');
  expect(certify('F2*T', '', { positive: ['F2'], nonNegative: ['T'] }).kind).toBe('undecided');
  expect(certify('F2*T', '', { positive: ['F2', 'T'] }).kind).toBe('positive');
  expect(certify('x^2 + 1', '').kind).toBe('positive');
});

test('a certificate shows the substitution, and the fraction that it gives', () => {
  const positivity = certify('(n-1)/(n-r-1)', 'n > dx + 1 and r < dx');
  expect(positivity).toEqual({
    kind: 'positive',
    certificates: [
      {
        substitution: { r: '[r] + 1', n: '[dx] + [n] + [r] + 4' },
        numerator: '[dx] + [n] + [r] + 3',
        denominator: '[dx] + [n] + 2',
      },
    ],
  });
  const readable = (text: string) => text.replace(/\[(\w+)\]/g, 'slack_$1');
  if (positivity.kind !== 'positive') return;
  const [{ substitution, numerator, denominator }] = positivity.certificates as [
    (typeof positivity.certificates)[number],
  ];
  const { r, n } = substitution;
  const substituted = `((${n}) - 1)/((${n}) - (${r}) - 1)`;
  expect(equalFormulas(readable(substituted), readable(`(${numerator})/(${denominator})`))).toBe(true);
});

test('a natural with two lower bounds has a cell for each, and they cover the domain', () => {
  const positivity = certify('(n-dx)*(n-dy)', 'n > dx, n > dy + 1');
  expect(positivity.kind).toBe('positive');
  expect(positivity.kind === 'positive' && positivity.certificates.length).toBeGreaterThan(1);
  expect(certify('n - dx - dy', 'n > dx, n > dy + 1').kind).toBe('undecided');
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
      if (certify(formula, where).kind === 'undecided') return;
      positives += 1;
      const value = compileExpression(parseExpression(formula));
      for (const point of fc.sample(arbitraryOf(declareDomain(parameters, where)), { seed, numRuns: 30 })) {
        expect(
          value(point as Record<string, number>),
          `${formula} at ${JSON.stringify(point)}`,
        ).toBeGreaterThan(0);
      }
    }),
    { seed: 5, numRuns: 150 },
  );
  expect(positives).toBeGreaterThan(20);
});
