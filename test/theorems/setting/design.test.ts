/** Quantities of designs along the fast road (Cholesky factors, Wishart laws) against the pseudo-inverse of X. */
import { expect, test } from 'vitest';
import {
  frobeniusSquared,
  gram,
  haarOrthonormalRows,
  type Matrix,
  multiply,
  pseudoInverse,
  type RandomStream,
  randomStream,
  squaredDistance,
  transpose,
  withDataLaw,
} from '../../../src/index.ts';
import { rademacherDesign } from '../../../src/models/alternative-laws.ts';
import {
  compressedTraceDraw,
  compressedTraceOfInverseGram,
  fittedNoise,
  fixedDesign,
  fixedDesignTrace,
  fixedDesignTraceOfSquare,
  inverseOfInverseGramDiagonal,
  inverseWishartTraceDraw,
  inverseWishartTraceDualDraw,
  minimumNormDesign,
  traceOfInverseDualGram,
  traceOfInverseGram,
} from '../../../theorems/setting/design.ts';
import { compareLaws, gaussian } from '../../models/matrices.ts';

const fixed = randomStream('design test', 'fixed');
const traceOf = (X: Matrix) => frobeniusSquared(pseudoInverse(X));
const traceOfSquare = (X: Matrix) => frobeniusSquared(gram(pseudoInverse(X)));

/**
 * The fast road solves with the Gram matrix, whose condition number is at most ‖X‖²‖X⁺‖²: so many roundings relative to
 * the value, with 100 for these sizes. What is missed by X is the difference of two energies of that of the shift.
 */
function expectAgreement(found: number, expected: number, X: Matrix, size = expected): void {
  const condition = frobeniusSquared(X) * traceOf(X);
  expect(Math.abs(found - expected)).toBeLessThan(100 * Number.EPSILON * condition * size);
  expect(Math.abs(found * (1 + 1e-6) - expected)).toBeGreaterThan(100 * Number.EPSILON * condition * size);
}

const stream = (draw: number) => randomStream('design test', draw);
const draws = Array.from({ length: 20 }, (_, i) => i);

test('traces over X and over the features A X, on the same X', () => {
  const [n, dx, r] = [11, 4, 3];
  const A = haarOrthonormalRows(r, dx, fixed.substream('A'));
  const [trace, dual, compressed, diagonal] = [
    traceOfInverseGram.sampler({ n, dx }, fixed),
    traceOfInverseDualGram.sampler({ n: dx, dx: n }, fixed),
    compressedTraceOfInverseGram.sampler({ n, dx, r }, fixed),
    inverseOfInverseGramDiagonal.sampler({ n, dx }, fixed),
  ];
  for (const i of draws) {
    const X = gaussian(dx, n, stream(i));
    const AX = multiply(A, X);
    expectAgreement(trace(stream(i)), traceOf(X), X);
    expectAgreement(dual(stream(i)), traceOf(X), X);
    expectAgreement(compressed(stream(i)), traceOf(AX), AX);
    const inverse = gram(transpose(pseudoInverse(X)));
    expectAgreement(diagonal(stream(i)), 1 / inverse.data[0]!, X);
  }
});

test('what X does not see and the traces of the dual Gram matrix, on the same samples', () => {
  const [n, dx] = [4, 9];
  const shift = gaussian(3, dx, fixed.substream('shift'));
  const draw = minimumNormDesign({ n, dx }, shift);
  for (const i of draws) {
    // A sample a row.
    const X = transpose(gaussian(n, dx, stream(i)));
    const { unseen, trace } = draw(stream(i));
    const seen = multiply(multiply(shift, X), pseudoInverse(X));
    expectAgreement(unseen, squaredDistance(shift, seen), X, frobeniusSquared(shift));
    expectAgreement(trace, traceOf(X), X);
  }
});

test('samples that depend on each other, as signs do now and then, take the pseudo-inverse', () => {
  const [n, dx] = [3, 3];
  const shift = gaussian(2, dx, fixed.substream('shift'));
  const draw = minimumNormDesign({ n, dx }, shift);
  let dependent = 0;
  for (let i = 0; i < 40; i++) {
    const signs = () => withDataLaw(stream(i), rademacherDesign);
    const X = gaussian(dx, n, stream(i));
    rademacherDesign.design!({ n, dx })!(X, stream(i));
    const { unseen, trace } = draw(signs());
    const seen = multiply(multiply(shift, X), pseudoInverse(X));
    expect(unseen).toBeCloseTo(squaredDistance(shift, seen), 10);
    expect(trace).toBeCloseTo(traceOf(X), 10);
    if (squaredDistance(shift, seen) > 1e-6) dependent++;
  }
  expect(dependent).toBeGreaterThan(5);
});

test('the fixed design: its traces, and the noise that is fitted on it', () => {
  const sizes = { n: 9, dx: 4, dy: 3, sigma: 0.6 };
  const X = fixedDesign(sizes, fixed);
  expectAgreement(fixedDesignTrace(sizes, fixed), traceOf(X), X);
  expectAgreement(fixedDesignTraceOfSquare(sizes, fixed), traceOfSquare(X), X);
  const draw = fittedNoise.sampler(sizes, fixed);
  for (const i of draws) {
    const E = gaussian(sizes.dy, sizes.n, stream(i));
    const expected = sizes.sigma ** 2 * frobeniusSquared(multiply(E, pseudoInverse(X)));
    expectAgreement(draw(stream(i)), expected, X);
  }
});

/** Two samples of one law are told apart with probability 1e-9; one degree of freedom more or less is seen. */
test.each<[string, (change: number) => (stream: RandomStream) => number, [rows: number, columns: number]]>([
  ['tr (XXᵀ)⁻¹', (change) => inverseWishartTraceDraw({ n: 12 + change, dx: 4 }, fixed), [4, 12]],
  ['tr (XᵀX)⁻¹', (change) => inverseWishartTraceDualDraw({ n: 3, dx: 9 + change }, fixed), [9, 3]],
  ['tr (A XXᵀ Aᵀ)⁻¹', (change) => compressedTraceDraw({ n: 12, dx: 6, r: 3 + change }, fixed), [3, 12]],
])('%s from its Wishart law', (purpose, drawWith, [rows, columns]) => {
  const plain = (draws: RandomStream) => traceOf(gaussian(rows, columns, draws));
  const options = { draws: 4000, falseAlarm: 1e-9, purpose };
  const { distance, allowed } = compareLaws(drawWith(0), plain, options);
  expect(distance).toBeLessThan(allowed);
  expect(compareLaws(drawWith(1), plain, options).distance).toBeGreaterThan(allowed);
});
