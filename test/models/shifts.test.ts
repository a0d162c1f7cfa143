import fc from 'fast-check';
import { expect, test } from 'vitest';
import { haarOrthonormalColumns, haarOrthonormalRows } from '../../src/models/haar.ts';
import { numericalRank, singularValueDecomposition } from '../../src/models/linear-algebra.ts';
import {
  diagonal,
  frobeniusSquared,
  multiply,
  multiplyTransposed,
  subtract,
  transpose,
} from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import {
  factoredShift,
  gaussianFactors,
  shiftWithEnergies,
  shiftWithOutputEnergies,
  shiftWithSpectrum,
} from '../../src/models/shifts.ts';
import { distance, gaussian, size, standardErrorsFrom, streams } from './matrices.ts';

const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

test('a shift has the singular values asked for, and zeros after them', () => {
  fc.assert(
    fc.property(size(6), size(6), fc.array(positive, { maxLength: 6 }), streams, (dy, dx, values, stream) => {
      const spectrum = values.slice(0, Math.min(dy, dx)).sort((a, b) => b - a);
      const { s } = singularValueDecomposition(shiftWithSpectrum(dy, dx, spectrum, stream));
      // Weyl: a backward error of 1e-14 relative to the largest value moves no singular value by more.
      const tolerance = 1e-13 * ((spectrum[0] ?? 0) + 1);
      s.forEach((value, i) => {
        expect(Math.abs(value - (spectrum[i] ?? 0))).toBeLessThan(tolerance);
      });
    }),
    { seed: 10 },
  );
});

test('the factors of a shift multiply to it', () => {
  const { shift, left, right } = factoredShift(3, 5, [4, 2], randomStream('factors'));
  expect(distance(multiply(multiply(left, diagonal([4, 2])), right), shift)).toBeLessThan(1e-14);
});

test('a frozen A reaches and misses exactly the energies asked for', () => {
  fc.assert(
    fc.property(size(5), size(6), size(6, 0), positive, positive, streams, (dy, dx, rank, b, g, stream) => {
      const r = Math.min(rank, dx);
      const [missed, reached] = [r < dx ? b : 0, r > 0 ? g : 0];
      const A = haarOrthonormalRows(r, dx, stream);
      const delta = shiftWithEnergies({ dy, dx, missed, reached }, A, stream);
      const inside = multiplyTransposed(delta, A);
      const outside = subtract(delta, multiply(inside, A));
      const tolerance = 1e-12 * (missed + reached);
      expect(Math.abs(frobeniusSquared(inside) - reached)).toBeLessThanOrEqual(tolerance);
      expect(Math.abs(frobeniusSquared(outside) - missed)).toBeLessThanOrEqual(tolerance);
    }),
    { seed: 11 },
  );
});

test('so does a frozen B on the output side', () => {
  const stream = randomStream('output side');
  const Q = haarOrthonormalColumns(5, 2, stream);
  const delta = shiftWithOutputEnergies({ dy: 5, dx: 3, missed: 0.25, reached: 4 }, Q, stream);
  const inside = multiply(transpose(Q), delta);
  expect([delta.rows, delta.columns]).toEqual([5, 3]);
  expect(frobeniusSquared(inside)).toBeCloseTo(4, 12);
  expect(frobeniusSquared(subtract(delta, multiply(Q, inside)))).toBeCloseTo(0.25, 12);
});

test('Gaussian factors have their rank, and mean energy dy·dx', () => {
  const stream = randomStream('gaussian factors');
  const delta = gaussianFactors(5, 4, 2, stream);
  expect(numericalRank(singularValueDecomposition(delta).s, delta)).toBe(2);
  const draw = () => frobeniusSquared(gaussianFactors(5, 4, 2, stream));
  expect(Math.abs(standardErrorsFrom(20, draw, 10_000, stream))).toBeLessThan(5);
  expect(standardErrorsFrom(18, draw, 10_000, stream)).toBeGreaterThan(5);
});

test('energies and spectra that cannot be had are refused', () => {
  const stream = randomStream('refused');
  const [full, none] = [haarOrthonormalRows(3, 3, stream), haarOrthonormalRows(0, 3, stream)];
  const energies = { dy: 2, dx: 3, missed: 0.5, reached: 1 };
  expect(() => shiftWithEnergies(energies, full, stream)).toThrow(
    'rank 3 in dimension 3 misses nothing, so not 0.5',
  );
  expect(() => shiftWithEnergies(energies, none, stream)).toThrow('rank 0 reaches nothing, so not 1');
  expect(() => shiftWithEnergies({ ...energies, missed: -1 }, none, stream)).toThrow('missed energy must be');
  expect(() => shiftWithEnergies(energies, gaussian(1, 4, stream), stream)).toThrow(
    'A must have dx = 3 columns, got 4',
  );
  expect(() => shiftWithSpectrum(2, 3, [3, 2, 1], stream)).toThrow(
    '2 × 3 matrix does not have 3 singular values',
  );
  expect(() => gaussianFactors(2, 3, 0, stream)).toThrow('got 0');
});
