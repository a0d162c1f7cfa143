import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dot, dots, fourDots } from '../../src/models/inner-products.ts';
import { fromRows, type Matrix } from '../../src/models/matrix.ts';
import {
  exactDifference,
  exactly,
  exactProduct,
  exactTranspose,
  magnitudes,
  worstRatio,
} from './exact-matrices.ts';
import { gamma, gaussian, size, streams } from './matrices.ts';

const row = (m: Matrix, i: number): Matrix => ({
  ...m,
  rows: 1,
  data: m.data.subarray(i * m.columns, (i + 1) * m.columns),
});

/** |fl(xᵀy) − xᵀy| ≤ γ_n|x|ᵀ|y| in whatever order the products are summed (Higham 2002, equation 3.5). */
test('inner products are exact to γ_n|x|ᵀ|y|, over any range of scales', () => {
  fc.assert(
    fc.property(size(17), fc.integer({ min: 0, max: 12 }), streams, (n, decades, stream) => {
      const m = gaussian(4, n, stream);
      for (let k = 0; k < m.data.length; k++) m.data[k]! *= 10 ** -(stream.uniform() * decades);
      const ratio = (i: number, j: number, value: number) => {
        const [x, y] = [exactly(row(m, i)), exactTranspose(exactly(row(m, j)))];
        const error = exactDifference(exactly(fromRows([[value]])), exactProduct(x, y));
        return worstRatio(error, exactProduct(magnitudes(x), magnitudes(y)), gamma(n));
      };
      expect(ratio(0, 1, dot(m.data, 0, m.data, n, n))).toBeLessThanOrEqual(1);
      fourDots(m.data, 0, n, m.data, 2 * n, 3 * n, n);
      for (const [k, [i, j]] of [
        [0, 2],
        [0, 3],
        [1, 2],
        [1, 3],
      ].entries()) {
        expect(ratio(i!, j!, dots[k]!)).toBeLessThanOrEqual(1);
      }
      // The last product left out is seen.
      if (n > 1) expect(ratio(0, 1, dot(m.data, 0, m.data, n, n - 1))).toBeGreaterThan(1);
    }),
    { seed: 51, numRuns: 60 },
  );
});
