import fc from 'fast-check';
import { expect, test } from 'vitest';
import { singularValueDecomposition, truncateRankPlainly } from '../../src/models/linear-algebra.ts';
import { diagonal, scale, toRows } from '../../src/models/matrix.ts';
import { createScratch } from '../../src/models/scratch.ts';
import { tailEnergy } from '../../src/models/spectra.ts';
import { truncateRank } from '../../src/models/truncation.ts';
import {
  distance,
  gamma,
  gaussian,
  hardSpectra,
  norm,
  size,
  streams,
  withSingularValues,
} from './matrices.ts';

const scratch = createScratch();

/** Either road is off by 400 roundings of ‖P‖ at these sizes, which truncation magnifies by p_r/(p_r − p_{r+1}) at most. */
test('it is the truncation of the reference road, wherever the rank is not a tie', () => {
  fc.assert(
    fc.property(size(8), size(10), size(9, 0), streams, (rows, columns, r, stream) => {
      const P = gaussian(rows, columns, stream);
      const { s } = singularValueDecomposition(P);
      const magnified = r > 0 && r < s.length ? s[r - 1]! / (s[r - 1]! - s[r]!) : 1;
      const [fast, plain] = [truncateRank(P, r, undefined, scratch), truncateRankPlainly(P, r)];
      const allowed = 2 * gamma(400) * magnified * norm(P);
      expect(distance(fast, plain)).toBeLessThanOrEqual(allowed);
      if (r > 0 && r <= s.length) expect(distance(truncateRank(P, r - 1), plain)).toBeGreaterThan(allowed);
    }),
    { seed: 44 },
  );
});

/** ‖P − SVD_r(P)‖² = T_r whatever the gaps (Eckart & Young 1936): a tie has many best fits, and they are equally good. */
test.each(hardSpectra.map((s) => ({ s })))('no fit of the rank is better: $s', ({ s }) => {
  fc.assert(
    fc.property(
      fc.constantFrom(1e-150, 1, 1e150),
      size(7, 0),
      fc.boolean(),
      streams,
      (factor, r, isTall, stream) => {
        const [rows, columns] = isTall ? [9, 6] : [6, 8];
        const P = withSingularValues(s, rows, columns, stream);
        const D = scale(truncateRank(scale(P, factor), r), 1 / factor);
        const tail = Math.sqrt(tailEnergy(s, r));
        const rounding = gamma(4 * (rows + columns) + 400) * (s[0]! + tail);
        expect(Math.abs(distance(P, D) - tail)).toBeLessThanOrEqual(rounding);
        // One direction too few is seen wherever it carries anything.
        if (r > 0 && s[r - 1]! > 1e-6) {
          expect(distance(P, truncateRank(P, r - 1)) - tail).toBeGreaterThan(rounding);
        }
      },
    ),
    { seed: 45, numRuns: 30 },
  );
});

test('what is diagonal is cut exactly, and bad ranks and entries are refused', () => {
  expect(toRows(truncateRank(diagonal([1, 3, 2]), 2))).toEqual([
    [0, 0, 0],
    [0, 3, 0],
    [0, 0, 2],
  ]);
  expect(() => truncateRank(diagonal([1]), 1.5)).toThrow('a rank must be an integer >= 0, got 1.5');
  expect(() => truncateRank(diagonal([1, Number.NaN]), 0)).toThrow('entry (1, 1) of the matrix is NaN');
});
