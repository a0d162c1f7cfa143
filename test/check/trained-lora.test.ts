import { expect, test } from 'vitest';
import { judge } from '../../src/check/theorem.ts';
import {
  add,
  cholesky,
  excessRisk,
  factoredShift,
  frobeniusSquared,
  fromRows,
  fullFineTuning,
  gram,
  loraTrained,
  type Matrix,
  multiply,
  pseudoInverse,
  regressionSampler,
  restate,
  scale,
  shiftWithSpectrum,
  subtract,
  type Theorem,
  traceOfInverse,
  transpose,
  zeros,
} from '../../src/index.ts';
import { randomStream } from '../../src/models/random.ts';
import type { ParameterValues } from '../../src/verdict.ts';
import { truncationDerivative } from '../../theorems/facts/truncation-derivative.ts';
import { loraDegreesOfFreedom } from '../../theorems/lora-degrees-of-freedom.ts';
import { loraFirstOrderFixedDesign } from '../../theorems/lora-first-order-fixed-design.ts';
import { loraLargeSample } from '../../theorems/lora-large-sample.ts';
import { loraNullSpaceFloor } from '../../theorems/lora-null-space-floor.ts';
import { loraOrthogonalDesignBound } from '../../theorems/lora-orthogonal-design-bound.ts';
import { loraOrthogonalDesignMeanBound } from '../../theorems/lora-orthogonal-design-mean-bound.ts';
import { loraSecondOrder } from '../../theorems/lora-second-order.ts';
import { loraSecondOrderRankR } from '../../theorems/lora-second-order-rank-r.ts';
import { loraSmallNoiseUnderdetermined } from '../../theorems/lora-small-noise-underdetermined.ts';
import { mapsFrom } from '../../theorems/setting/full-fine-tuning.ts';
import { meanOfLeadingForm, sumOverPairs } from '../../theorems/setting/lora-leading-form.ts';
import { orthogonalDesignBoundWith } from '../../theorems/setting/orthogonal-design.ts';
import { degreesOfFreedom, divergenceAgainst, truncationAgainst } from '../../theorems/setting/truncation.ts';

/** Judged at one small point, at an error of 10 %. */
const options = {
  seed: 2,
  profile: 'quick',
  falseAlarm: 1e-6,
  missedError: 1e-6,
  detects: 0.1,
  shrink: false,
} as const;
const verdictAt = (theorem: Theorem, at: ParameterValues) => {
  const judgement = judge(theorem, { ...options, at });
  expect(judgement.error).toBeUndefined();
  return judgement.verdict;
};

const limits: readonly (readonly [Theorem, ParameterValues, readonly string[]])[] = [
  [
    loraSmallNoiseUnderdetermined,
    { n: 6, dx: 18, dy: 3, r: 2, s: [2, 1] },
    ['r*(n/(dx-n-1) + dy/(dx-r-1))', 'dy*n/(dx-n-1)', 'r*(n/(dx-n-1) + (dy-r)/(n-r-1))'],
  ],
  [
    loraFirstOrderFixedDesign,
    // So many samples that T and TP of any design are near dx/n and r/n, and the formulas far apart.
    { n: 40, dx: 3, dy: 3, r: 1, s: [1] },
    ['r*T + (dy-r)*T', 'r*T + dy*TP', 'dy*TP'],
  ],
  [
    loraLargeSample,
    { dx: 5, dy: 2, r: 1, sigma: 0.5, s: [1, 0.1] },
    ['sigma^2*r*dy + S', 'sigma^2*r*dx', 'sigma*r*dx + S', 'sigma^2*r*dx + 2*S'],
  ],
  [
    loraSecondOrder,
    { n: 20, dx: 3, dy: 3, s1: 2 },
    [
      '(dx-1)*(dy-1)/((n-2)*(n-4)*s1^2)*(1 + (n-3)/(n-dx-1))',
      'dx*(dy-1)/((n-2)*(n-4)*s1^2)*(1 + 2*(n-3)/(n-dx-1))',
      '(dx-1)*(dy-1)/((n-2)*(n-4)*s1)*(1 + 2*(n-3)/(n-dx-1))',
      '-(dx-1)*(dy-1)/((n-2)*(n-4)*s1^2)*(1 + 2*(n-3)/(n-dx-1))',
    ],
  ],
  [
    loraSecondOrderRankR,
    { n: 24, dx: 4, dy: 4, r: 2, s: [2, 1] },
    [
      '(dx-1)*(dy-1)*Q*((n-1)/q + 2/(n-dx-1)*(1/(n-r-1) + ((n-r-2)*r + 2)/q))',
      '(dx-r)*(dy-r)*Q*((n-1)/q + 1/(n-dx-1)*(1/(n-r-1) + ((n-r-2)*r + 2)/q))',
    ],
  ],
];

test.each(limits.map(([theorem, at]) => [theorem.id, theorem, at] as const))(
  '%s is supported at a point',
  (_, theorem, at) => {
    expect(verdictAt(theorem, at)).toBe('supported');
  },
);

test.each(
  limits.flatMap(([theorem, at, wrong]) =>
    wrong.map((formula) => [theorem.id, formula, theorem, at] as const),
  ),
)('%s as %s is refuted', (_, formula, theorem, at) => {
  expect(verdictAt(restate(theorem, formula), at)).toBe('refuted');
});

/** The theorem with another sampler in its pathwise claim. */
const withSampler = (theorem: Theorem, sampler: unknown): Theorem => ({
  ...theorem,
  claim: { ...theorem.claim, sampler } as Theorem['claim'],
});

test('a derivative of the truncation that leaves all of Z, or only what is inside, is refuted', () => {
  const at = { dx: 3, dy: 4, r: 2, s: [2, 1] };
  expect(verdictAt(truncationDerivative, at)).toBe('supported');
  expect(
    verdictAt(
      withSampler(
        truncationDerivative,
        truncationAgainst((Z) => Z),
      ),
      at,
    ),
  ).toBe('refuted');
  const onlyRows = truncationAgainst((Z, U) => multiply(U, multiply(transpose(U), Z)));
  expect(verdictAt(withSampler(truncationDerivative, onlyRows), at)).toBe('refuted');
});

test('degrees of freedom with the smaller dimension, or the number of parameters, are refuted', () => {
  const at = { dx: 4, dy: 3, r: 1, s: [4, 2, 1] };
  expect(verdictAt(loraDegreesOfFreedom, at)).toBe('supported');
  const wrong: (typeof degreesOfFreedom)[] = [
    (dx, dy, r, y) => degreesOfFreedom(Math.min(dx, dy), Math.min(dx, dy), r, y),
    (dx, dy, r) => r * (dx + dy - r),
  ];
  for (const formula of wrong) {
    expect(verdictAt(withSampler(loraDegreesOfFreedom, divergenceAgainst(formula)), at)).toBe('refuted');
  }
});

test('the constant 2 of the orthogonal design: 5/4 is refuted', () => {
  const at = { n: 6, dx: 3, dy: 3, r: 1, sigma: 1, s: [1, 0.1, 0.1] };
  expect(verdictAt(loraOrthogonalDesignBound, at)).toBe('supported');
  const smaller = withSampler(loraOrthogonalDesignBound, orthogonalDesignBoundWith(5 / 4));
  expect(verdictAt(smaller, at)).toBe('refuted');
});

test('the bound on the mean is refuted at a fifth of its constant, or without the tail', () => {
  const at = { n: 4, dx: 4, dy: 4, r: 2, sigma: 0.1, s: [3, 2, 2, 2] };
  const noise = 'sigma/sqrt(n)*(sqrt(dx) + sqrt(dy))';
  expect(verdictAt(loraOrthogonalDesignMeanBound, at)).toBe('supported');
  expect(verdictAt(restate(loraOrthogonalDesignMeanBound, `2*sqrt(2*r)*${noise}`), at)).toBe('refuted');
  const noisy = { ...at, n: 9, sigma: 3, s: [1, 0.1, 0.1, 0.1] };
  const fifth = restate(loraOrthogonalDesignMeanBound, `sqrt(T) + 2/5*sqrt(2*r)*${noise}`);
  expect(verdictAt(fifth, noisy)).toBe('refuted');
});

test('a fit that reaches outside the span of the samples goes below the floor', () => {
  const at = { n: 3, dx: 6, dy: 2, r: 1, sigma: 0.1, s: [2, 1] };
  expect(verdictAt(loraNullSpaceFloor, at)).toBe('supported');
  const sampler = (values: typeof at & { s: number[] }, fixed: ReturnType<typeof randomStream>) => {
    const maps = mapsFrom(shiftWithSpectrum(values.dy, values.dx, values.s, fixed), fixed);
    const draw = regressionSampler({ ...values, ...maps });
    return (stream: ReturnType<typeof randomStream>) => {
      const data = draw(stream);
      const seen = fullFineTuning({ ...data, Y: multiply(data.downstream, data.X) });
      const unseen = subtract(data.downstream, seen);
      const cheating = add(loraTrained(data, values.r), scale(unseen, 0.9));
      const bound = excessRisk(seen, data.downstream);
      return { value: excessRisk(cheating, data.downstream), bound, tolerance: 1e-6 };
    };
  };
  expect(verdictAt(withSampler(loraNullSpaceFloor, sampler), at)).toBe('refuted');
});

test('the pairs of lora-large-sample: at rank r they make sigma² r (dx + dy − r), and the leading form has that mean', () => {
  const stream = randomStream('lora-large-sample');
  for (let i = 0; i < 50; i++) {
    const [dx, dy] = [stream.integer(1, 6), stream.integer(1, 6)];
    const r = stream.integer(1, Math.min(dx, dy));
    const sigma = stream.uniform() + 0.1;
    const s = Array.from({ length: Math.min(dx, dy) }, (_, k) => 2 ** -k * (1 + stream.uniform() / 2));
    const all = { dx, dy, r, sigma, s };
    const limit = sigma ** 2 * r * dx + sumOverPairs(all);
    expect(meanOfLeadingForm(all) / limit).toBeCloseTo(1, 12);
    const ofRank = { ...all, s: s.slice(0, r) };
    const atRank = sigma ** 2 * r * dx + sumOverPairs(ofRank);
    expect(atRank / (sigma ** 2 * r * (dx + dy - r))).toBeCloseTo(1, 12);
  }
});

test('lora-first-order-fixed-design is the Cramér–Rao bound for D = B A of rank r', () => {
  const stream = randomStream('Cramér–Rao');
  const [n, dx, dy, r] = [9, 4, 3, 2];
  const X = zeros(dx, n);
  stream.fillNormal(X.data);
  const L = cholesky(gram(X));
  const { left, right } = factoredShift(dy, dx, [2, 1], stream);
  // What moving each entry of B, then of A, changes in D, and in D L, where the noise of D L is white.
  const changes: Matrix[] = [];
  for (let k = 0; k < dy * r; k++) changes.push(multiply(unit(dy, r, k), right));
  for (let k = 0; k < r * dx; k++) changes.push(multiply(left, unit(r, dx, k)));
  const asRows = (matrices: readonly Matrix[]) => fromRows(matrices.map(({ data }) => [...data]));
  const seen = asRows(changes.map((change) => multiply(change, L)));
  const bound = frobeniusSquared(multiply(pseudoInverse(seen), asRows(changes)));
  const inRowSpace = traceOfInverse(cholesky(gram(multiply(right, X))));
  expect(bound / (r * traceOfInverse(L) + (dy - r) * inRowSpace)).toBeCloseTo(1, 9);
});

function unit(rows: number, columns: number, entry: number): Matrix {
  const out = zeros(rows, columns);
  out.data[entry] = 1;
  return out;
}
