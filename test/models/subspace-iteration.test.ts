import fc from 'fast-check';
import { expect, test } from 'vitest';
import { truncateRankPlainly } from '../../src/models/linear-algebra.ts';
import { add, scale } from '../../src/models/matrix.ts';
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
