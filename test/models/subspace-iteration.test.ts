import fc from 'fast-check';
import { expect, test } from 'vitest';
import { truncateRankPlainly } from '../../src/models/linear-algebra.ts';
import { add, fromRows, scale } from '../../src/models/matrix.ts';
import { randomStream } from '../../src/models/random.ts';
import { factoredShift } from '../../src/models/shifts.ts';
import { truncationNear } from '../../src/models/subspace-iteration.ts';
import { truncateRank } from '../../src/models/truncation.ts';
import { distance, gaussian, size, streams } from './matrices.ts';

const problems = fc.record({ dx: size(8), dy: size(8), r: size(4), stream: streams });

test('it is the truncated singular value decomposition, to rounding, whatever the gap', () => {
  fc.assert(
    fc.property(problems, fc.constantFrom(1e-6, 0.01, 0.3), ({ dx, dy, r: most, stream }, noise) => {
      const r = Math.min(most, dx, dy);
      const spectrum = [5, 3, 3, 0.5].slice(0, r);
      const { shift, left } = factoredShift(dy, dx, spectrum, stream);
      const P = add(shift, scale(gaussian(dy, dx, stream), noise));
      // Singular vectors are known to ε·‖P‖ over the gap: a tenth at least but for coincidences, which 1e-9 covers.
      expect(distance(truncationNear(left, dx)(P, r), truncateRankPlainly(P, r))).toBeLessThan(1e-9);
    }),
    { seed: 31 },
  );
});

test('where it was not made for the rank or the size, or the start is useless, it is the decomposition itself', () => {
  fc.assert(
    fc.property(streams, (stream) => {
      const P = gaussian(4, 5, stream);
      const { left } = factoredShift(4, 5, [2, 1], stream);
      const near = truncationNear(left, 5);
      expect(near(P, 3)).toEqual(truncateRank(P, 3));
      const small = gaussian(4, 3, stream);
      expect(near(small, 2)).toEqual(truncateRank(small, 2));
      expect(distance(near(P, 2), truncateRankPlainly(P, 2))).toBeLessThan(1e-8);
    }),
    { seed: 32, numRuns: 30 },
  );
});

test('at every scale, and where what is left is tiny, equal or nothing, it is as good as the decomposition', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1e-150, 1, 1e150),
      fc.constantFrom(0, 1e-10, 1e-3),
      streams,
      (factor, noise, stream) => {
        const { shift, left } = factoredShift(6, 8, [5, 5, 1], stream);
        const P = scale(add(shift, scale(gaussian(6, 8, stream), noise)), factor);
        // p_3/(p_3 − p_4) ≤ 2 here, so both are within some hundred roundings of ‖P‖ < 10.
        expect(
          distance(
            scale(truncationNear(left, 8)(P, 3), 1 / factor),
            scale(truncateRankPlainly(P, 3), 1 / factor),
          ),
        ).toBeLessThan(1e-12);
        expect(
          distance(
            scale(truncationNear(left, 8)(P, 3), 1 / factor),
            scale(truncateRankPlainly(P, 2), 1 / factor),
          ),
        ).toBeGreaterThan(0.5);
      },
    ),
    { seed: 33, numRuns: 60 },
  );
});

test('an entry that is not finite is named', () => {
  const { left } = factoredShift(2, 3, [1], randomStream('start'));
  const P = fromRows([
    [1, 2, 3],
    [4, 5, Number.NaN],
  ]);
  expect(() => truncationNear(left, 3)(P, 1)).toThrow('entry (1, 2) of the matrix is NaN');
});
