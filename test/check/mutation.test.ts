import { expect, test } from 'vitest';
import { judgeMutants, type MutantJudgement } from '../../src/check/mutation.ts';
import { judge } from '../../src/check/theorem.ts';
import { meanOf, natural, pathwiseBound, regime, simulated, type Theorem } from '../../src/index.ts';
import { inverseWishartTrace } from '../../theorems/facts/inverse-wishart-trace.ts';
import { fftInterpolation } from '../../theorems/fft-interpolation.ts';
import { fftInterpolationBelowBoth } from '../../theorems/fft-interpolation-below-both.ts';
import { drawing, options, theorem, toy } from './toys.ts';

const mutated = (original: Theorem) => judgeMutants(original, options, judge(original, options));
const of = (mutants: readonly MutantJudgement[], place: string, outcome: MutantJudgement['outcome']) =>
  mutants.filter((one) => one.place === place && one.outcome === outcome);

const trace = mutated(inverseWishartTrace);

test('every near miss of a formula is killed, and by points that are named', () => {
  const killed = of(trace.mutants, 'claim', 'killed');
  expect(of(trace.mutants, 'claim', 'survived')).toEqual([]);
  expect(killed.map(({ formula }) => formula)).toEqual(
    expect.arrayContaining([
      'dx/(n - dx)',
      'dx/(n - dx - 2)',
      'n/(n - dx - 1)',
      'dx/(n - 1)',
      '(n - dx - 1)/dx',
    ]),
  );
  for (const { killedBy } of killed) {
    expect(killedBy.length).toBeGreaterThan(0);
    for (const position of killedBy) expect(trace.points[position]).toHaveProperty('dx');
  }
  expect(trace.agreeing).toBe(0);
});

test('a wider domain is killed where the claim cannot be true; a narrower one is weaker', () => {
  const found = Object.fromEntries(
    trace.mutants
      .filter(({ place }) => place === 'domain')
      .map(({ formula, outcome, reason }) => [formula, [outcome, reason]]),
  );
  expect(found['n >= dx + 1']).toEqual(['killed', 'the formula is Infinity there']);
  expect(found['n > dx - 1']).toEqual([
    'killed',
    expect.stringMatching(/^the formula is -\d+ there, and none of 256 draws is below 0$/),
  ]);
  expect(found['n > dx + 2']).toEqual(['weaker', 'it claims less']);
  expect(found).toHaveProperty(['']);
});

/** n normal numbers of mean a: their mean is n·a, but it is only measured where n = 1 or n = 2. */
const sumOf = (sampleWhen: string, formula = 'n*a') =>
  theorem({
    ...toy,
    parameters: { ...toy.parameters, n: natural('how many'), m: natural('another number') },
    holdsWhen: 'a >= 1/2, a <= 2',
    sampleWhen,
    claim: meanOf(
      simulated('sum', ({ a, n }: { a: number; n: number }, stream) => n * a + stream.normal() / 10),
    ).equals(formula),
  });

test('a check that looks only where two symbols agree lets them be mistaken, and says so', () => {
  const weak = mutated(sumOf('n == m, n <= 3'));
  const survivors = of(weak.mutants, 'claim', 'survived');
  expect(survivors.map(({ formula }) => formula)).toEqual(['m*a']);
  expect(survivors[0]).toMatchObject({
    difference: 0,
    missed: false,
    reason: 'agrees with the formula wherever it was measured',
  });
  expect(weak.agreeing).toBe(1);
  expect(of(mutated(sumOf('n <= 3, m <= 3')).mutants, 'claim', 'survived')).toEqual([]);
});

test('what differs by less than is detected survives, with its largest difference', () => {
  const small = mutated(
    theorem({
      ...toy,
      parameters: { ...toy.parameters, n: natural('how many') },
      sampleWhen: 'n >= 50, n <= 60',
      claim: meanOf(
        simulated('sum', ({ a, n }: { a: number; n: number }, stream) => (n + 1) * a + stream.normal() / 10),
      ).equals('a*(n + 1)'),
    }),
  );
  const survivors = of(small.mutants, 'claim', 'survived');
  expect(survivors.map(({ formula }) => formula)).toEqual(
    expect.arrayContaining(['a*n', 'a*(n + 2)', 'a*(n - 1)']),
  );
  for (const { difference, missed, reason } of survivors) {
    expect(difference).toBeGreaterThan(0);
    expect(difference).toBeLessThan(0.05);
    expect(missed).toBe(false);
    expect(reason).toBe('differs by less than is detected wherever it was measured');
  }
});

test('abbreviations are mistyped too; of a minimiser its multiples are excluded', () => {
  const { mutants } = mutated(fftInterpolation);
  expect(of(mutants, 'minimiser', 'killed').map(({ formula }) => formula)).toContain('F2/(F2 - V)');
  expect(of(mutants, 'where V', 'killed').map(({ formula }) => formula)).toContain(
    'sigma*dy*dx/(n - dx - 1)',
  );
  expect(mutants.some(({ missed }) => missed)).toBe(false);
});

test('an identity is evaluated on both sides; its sign turned is no identity', () => {
  const { equivalent, mutants } = mutated(fftInterpolationBelowBoth);
  for (const place of ['left side', 'right side']) {
    expect(of(mutants, place, 'killed').length).toBeGreaterThan(20);
    expect(of(mutants, place, 'survived')).toEqual([]);
  }
  expect(of(mutants, 'sign', 'killed').map(({ description }) => description)).toEqual(['inequality turned']);
  expect(equivalent).toBeGreaterThan(0);
});

test('a larger bound is weaker, a smaller one survives where it has slack, and one below the mean is killed', () => {
  const { mutants } = mutated(
    theorem({ ...toy, claim: meanOf(drawing((a, stream) => a + stream.normal() / 10)).atMost('2*a') }),
  );
  expect(of(mutants, 'bound', 'weaker').map(({ formula }) => formula)).toContain('3*a');
  expect(of(mutants, 'bound', 'killed').map(({ formula }) => formula)).toEqual(
    expect.arrayContaining(['-2*a', 'mean >= 2*a']),
  );
  expect(of(mutants, 'bound', 'survived').map(({ formula }) => formula)).toContain('mean < 2*a');
});

test('a bound on every sample: turned it fails, strict it fails where it is attained', () => {
  const bound = pathwiseBound<{ a: number }>(
    'a² ≥ 0',
    ({ a }) =>
      (stream) => ({ value: (a * stream.normal()) ** 2 + 1, bound: 1, tolerance: 1e-12 }),
    () => () => ({ discrepancy: 0, tolerance: 1e-12 }),
  );
  const { mutants, note } = mutated(theorem({ ...toy, claim: bound }));
  expect(note).toContain('code, not a formula');
  expect(of(mutants, 'bound', 'killed').map(({ description }) => description)).toContain(
    'inequality made strict',
  );
});

test('a boundary is mistyped on either side of what is measured', () => {
  const claim = regime<{ a: number }>({
    methods: ['one', 'other'],
    risks: ['x', '3*a'],
    symbol: 'x',
    boundary: '3*a',
    factor: '1',
    difference: {
      name: 'difference',
      sampler: (values) => (stream) => (values as { x?: number }).x! - 3 * values.a + stream.normal() / 100,
    },
  });
  const { mutants } = mutated(
    theorem({ ...toy, parameters: { ...toy.parameters, x: toy.parameters.a }, claim }),
  );
  expect(of(mutants, 'boundary', 'survived')).toEqual([]);
  expect(of(mutants, 'boundary', 'killed').map(({ formula }) => formula)).toEqual(
    expect.arrayContaining(['2*a', '4*a', 'x > 3*a']),
  );
});

test('a theorem that is wrong itself has no score', () => {
  const wrong = mutated(sumOf('n <= 3', 'n*a + 1'));
  expect(wrong).toMatchObject({ verdict: 'refuted', mutants: [], note: expect.stringContaining('no score') });
});
